package io.matinee.data;

/**
 * What is known of a person besides the ratings. Each part is {@code null} where it is not known.
 *
 * @param age years
 * @param gender {@code "M"} or {@code "F"}
 * @param occupation one of the dataset's occupations, such as {@code "student"}
 * @param zipCode a postal code, as text
 */
public record Demographics(Integer age, String gender, String occupation, String zipCode) {
  /** A person of whom nothing is known. */
  public static final Demographics UNKNOWN = new Demographics(null, null, null, null);
}
