package io.matinee.cli;

import java.util.function.Supplier;

/** Says one last line when the person ends the program with Ctrl-C while work is under way. */
final class Interruption implements AutoCloseable {
  private final Thread hook;

  /** From now on until closed, Ctrl-C prints what {@code line} then says on standard error. */
  Interruption(Session session, Supplier<String> line) {
    hook = new Thread(() -> session.err().println("\n" + line.get()));
    Runtime.getRuntime().addShutdownHook(hook);
  }

  @Override
  public void close() {
    try {
      Runtime.getRuntime().removeShutdownHook(hook);
    } catch (IllegalStateException e) {
      // The JVM is ending already, and the hook is what it runs.
    }
  }
}
