package io.matinee.data;

/**
 * Where a dataset came from; printed first by every command and kept in every model file.
 *
 * @param name what it is, such as {@code "MovieLens 100K"}
 * @param location where it was found: a folder, a zip file, or how it was made
 * @param synthetic whether it was made up by Matinee rather than observed
 */
public record Provenance(String name, String location, boolean synthetic) {
  /** One line for people, such as {@code MovieLens 100K from /data/ml-100k}. */
  public String describe() {
    return (synthetic ? "SYNTHETIC data: " : "") + name + " from " + location;
  }
}
