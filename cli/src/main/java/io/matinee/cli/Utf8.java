package io.matinee.cli;

import java.io.PrintStream;
import java.nio.charset.StandardCharsets;

/** Streams that write UTF-8 whatever the machine's default is. */
final class Utf8 {
  private Utf8() {}

  static PrintStream stream(PrintStream stream) {
    return new PrintStream(stream, true, StandardCharsets.UTF_8);
  }
}
