package io.matinee.data;

import java.nio.charset.StandardCharsets;

/**
 * Some people and their ratings as they stand in the files.
 *
 * @param count how many ratings
 */
record SyntheticLines(byte[] users, byte[] ratings, int count) {
  static SyntheticLines of(
      SyntheticLayout layout, SyntheticPeople people, int firstId, Ratings given) {
    StringBuilder text = new StringBuilder();
    for (User user : people.users) {
      Demographics person = user.demographics();
      text.append(user.id()).append(layout.userSeparator());
      text.append(person.age()).append(layout.userSeparator());
      text.append(person.gender()).append(layout.userSeparator());
      text.append(person.occupation()).append(layout.userSeparator());
      text.append(person.zipCode()).append('\n');
    }
    byte[] users = ascii(text);
    text.setLength(0);
    for (int row = 0; row < given.size(); row++) {
      text.append(firstId + given.user(row)).append(layout.separator());
      text.append(given.movie(row) + 1).append(layout.separator());
      layout.appendStars(text, given.value(row)).append(layout.separator());
      text.append(given.epochSecond(row)).append('\n');
    }
    return new SyntheticLines(users, ascii(text), given.size());
  }

  static byte[] ascii(CharSequence text) {
    return text.toString().getBytes(StandardCharsets.US_ASCII);
  }
}
