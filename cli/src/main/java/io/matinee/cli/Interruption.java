package io.matinee.cli;

import java.util.concurrent.locks.LockSupport;
import java.util.function.Supplier;

/** Says one last line when the person ends the program with Ctrl-C while work is under way. */
final class Interruption implements AutoCloseable {
  private final Thread hook;

  /** From now on until closed, Ctrl-C prints what {@code line} then says on standard error. */
  Interruption(Session session, Supplier<String> line) {
    hook = new Thread(() -> session.end("\n" + line.get()));
    Runtime.getRuntime().addShutdownHook(hook);
  }

  /**
   * Where the last line is being said already, this does not return: what the line says, such as
   * that a file is kept, must stay true until the JVM is gone, which is at once.
   */
  @Override
  public void close() {
    try {
      Runtime.getRuntime().removeShutdownHook(hook);
    } catch (IllegalStateException e) { // the JVM is ending, and the hook is what it runs
      while (true) {
        LockSupport.park();
      }
    }
  }
}
