package io.matinee.cli;

import java.util.Deque;
import java.util.concurrent.ConcurrentLinkedDeque;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Supplier;

/**
 * What is to be said when the program is interrupted: of lines within one another the innermost.
 */
final class LastWords {
  private final Deque<Supplier<String>> lines = new ConcurrentLinkedDeque<>();
  private boolean said;

  /** From now on {@code line} is to be said. */
  void begin(Supplier<String> line) {
    lines.push(line);
  }

  /**
   * From now on {@code line} is not to be said. Where words are being said already, this does not
   * return: what they say, such as that a file is kept, must stay true until the JVM is gone, which
   * is at once.
   */
  void end(Supplier<String> line) {
    if (!ended(line)) {
      while (true) {
        LockSupport.park();
      }
    }
  }

  private synchronized boolean ended(Supplier<String> line) {
    lines.remove(line);
    return !said;
  }

  /** The line to say; {@code null} where nothing is under way. */
  synchronized Supplier<String> say() {
    said = !lines.isEmpty();
    return lines.peek();
  }
}
