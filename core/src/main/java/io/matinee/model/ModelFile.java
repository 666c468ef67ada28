package io.matinee.model;

import java.nio.file.Path;
import java.util.Map;
import java.util.TreeMap;

/**
 * What a model file holds: named tensors, and texts that say what they are. The format is
 * safetensors, so any reader of that format opens it.
 *
 * @param metadata texts by name; a structured one is JSON
 * @param tensors by name
 */
public record ModelFile(Map<String, String> metadata, Map<String, Tensor> tensors) {
  /** The version of what Matinee keeps in metadata and tensors; readers refuse newer ones. */
  public static final int FORMAT_VERSION = 1;

  static final String VERSION_KEY = "matinee_format";
  static final String KIND_KEY = "kind";

  /** Keeps its own copies, in the order of the names. */
  public ModelFile {
    metadata = new TreeMap<>(metadata);
    tensors = new TreeMap<>(tensors);
  }

  /** Writes to a temporary file beside {@code path}, forces it to disk, and renames it. */
  public void write(Path path) {
    Map<String, String> marked = new TreeMap<>(metadata);
    marked.put(VERSION_KEY, Integer.toString(FORMAT_VERSION));
    SafeTensors.write(path, new ModelFile(marked, tensors));
  }

  /**
   * Reads a file that {@link #write} wrote.
   *
   * @param kind what the file must hold, such as {@code "network"}
   * @throws ModelFileException if the file is missing, damaged, truncated, of a newer version or of
   *     another kind
   */
  public static ModelFile read(Path path, String kind) {
    ModelFile file = SafeTensors.read(path);
    String version = file.metadata.get(VERSION_KEY);
    if (version == null) {
      throw new ModelFileException(path + ": is a safetensors file but not one of Matinee's");
    }
    if (!version.equals(Integer.toString(FORMAT_VERSION))) {
      throw new ModelFileException(
          "%s: expected model format %d, found %s; it was written by a newer Matinee: upgrade, or train again"
              .formatted(path, FORMAT_VERSION, version));
    }
    if (!kind.equals(file.metadata.get(KIND_KEY))) {
      throw new ModelFileException(
          "%s: expected a %s model, found kind %s"
              .formatted(path, kind, file.metadata.get(KIND_KEY)));
    }
    return file;
  }

  /**
   * The text called {@code name}.
   *
   * @throws ModelFileException if there is none
   */
  public String text(String name) {
    String text = metadata.get(name);
    if (text == null) {
      throw new ModelFileException("model file: metadata has no " + name + "; train again");
    }
    return text;
  }

  /**
   * The values of the tensor called {@code name}.
   *
   * @throws ModelFileException if there is none, or it is not {@code size} long
   */
  public float[] values(String name, int size) {
    Tensor tensor = tensors.get(name);
    if (tensor == null || tensor.values().length != size) {
      throw new ModelFileException(
          "model file: expected tensor %s with %d values, found %s; train again"
              .formatted(name, size, tensor == null ? "none" : tensor.values().length));
    }
    return tensor.values();
  }
}
