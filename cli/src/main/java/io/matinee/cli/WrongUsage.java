package io.matinee.cli;

import java.util.function.Supplier;

/** Something the person typed that cannot be meant; the message says what was expected. */
final class WrongUsage extends RuntimeException {
  private static final long serialVersionUID = 1;

  WrongUsage(String message) {
    super(message);
  }

  /** What {@code maker} makes; its complaint of an argument becomes one of wrong usage. */
  static <T> T unless(Supplier<T> maker) {
    try {
      return maker.get();
    } catch (IllegalArgumentException e) {
      throw new WrongUsage(e.getMessage());
    }
  }
}
