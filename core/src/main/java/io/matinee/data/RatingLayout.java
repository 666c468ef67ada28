package io.matinee.data;

/**
 * How a large file of ratings is written, a rating a line.
 *
 * @param file its name, as shown in errors
 * @param separator between fields: one byte, or the same byte twice
 * @param quotes whether fields may stand in double quotes
 * @param fields on every line
 * @param user the field of the user's id, from 0; likewise the others
 * @param time the field of the seconds since 1970; -1 where there is none
 * @param published whether it is as MovieLens writes it: ids are whole numbers, and the last line
 *     has a line end, without which the file is truncated
 * @param scale the ratings allowed; {@code null} where any number is
 */
record RatingLayout(
    String file,
    String separator,
    boolean quotes,
    int fields,
    int user,
    int movie,
    int rating,
    int time,
    boolean published,
    RatingScale scale) {

  /** What a line holds, for errors. */
  String describe() {
    String shown =
        switch (separator) {
          case "," -> "comma";
          case "\t" -> "tab";
          default -> "'" + separator + "'";
        };
    return "%d %s-separated fields".formatted(fields, shown);
  }
}
