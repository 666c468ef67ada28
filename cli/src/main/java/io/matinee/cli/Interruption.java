package io.matinee.cli;

/** Says one last line when the person ends the program with Ctrl-C while work is under way. */
final class Interruption implements AutoCloseable {
  private final Thread hook;

  /** From now on until closed, Ctrl-C prints {@code line} on standard error. */
  Interruption(Session session, String line) {
    hook = new Thread(() -> session.err().println("\n" + line));
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
