package io.matinee.cli;

import java.util.function.Supplier;

/** Says one last line when the person ends the program with Ctrl-C while work is under way. */
final class Interruption implements AutoCloseable {
  private final LastWords words;
  private final Supplier<String> line;

  /** From now on until closed, Ctrl-C prints what {@code line} then says on standard error. */
  Interruption(Session session, Supplier<String> line) {
    this.words = session.words();
    this.line = line;
    words.begin(line);
  }

  @Override
  public void close() {
    words.end(line);
  }
}
