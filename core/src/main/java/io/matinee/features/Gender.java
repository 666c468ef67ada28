package io.matinee.features;

import java.util.Locale;

/** The genders that MovieLens knows, and a place for every other answer. */
enum Gender {
  FEMALE,
  MALE,
  UNKNOWN;

  /** The gender written {@code F} or {@code M}, in either case; else {@link #UNKNOWN}. */
  static Gender of(String text) {
    return switch (text == null ? "" : text.strip().toUpperCase(Locale.ROOT)) {
      case "F" -> FEMALE;
      case "M" -> MALE;
      default -> UNKNOWN;
    };
  }
}
