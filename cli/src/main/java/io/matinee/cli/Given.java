package io.matinee.cli;

import java.util.function.Consumer;

/** Options that the person gave. */
final class Given {
  private Given() {}

  /** Hands {@code value} on unless it was not given. */
  static <T> void of(T value, Consumer<? super T> to) {
    if (value != null) {
      to.accept(value);
    }
  }
}
