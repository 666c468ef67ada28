package io.matinee.cli;

import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.FilterOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.ReentrantLock;

/**
 * Standard output or standard error, in UTF-8 whatever the machine's default is. It can be ended:
 * threads that are still at work when the program is interrupted then print to nowhere.
 */
final class TextStream extends PrintStream {
  private final Gate gate;

  TextStream(OutputStream stream) {
    this(new Gate(stream));
  }

  private TextStream(Gate gate) {
    super(gate, true, StandardCharsets.UTF_8);
    this.gate = gate;
  }

  /** Standard output or standard error of this process; errors of writing are not swallowed. */
  static TextStream of(FileDescriptor descriptor) {
    return new TextStream(new FileOutputStream(descriptor));
  }

  /** Lets nothing more through. */
  void end() {
    gate.close();
  }

  /**
   * Prints {@code line} and lets nothing more through. A row that another thread is printing comes
   * before it, whole: print streams print under their own lock.
   */
  synchronized void end(String line) {
    println(line);
    end();
  }

  /** Lets bytes through until it is closed, which the stream behind it is not. */
  private static final class Gate extends FilterOutputStream {
    private static final long PATIENCE = 1; // s: a reader may sleep while somebody writes to it

    private final ReentrantLock writing = new ReentrantLock();
    private volatile boolean closed;

    Gate(OutputStream stream) {
      super(stream);
    }

    @Override
    public void write(int b) throws IOException {
      write(new byte[] {(byte) b}, 0, 1);
    }

    @Override
    public void write(byte[] bytes, int from, int length) throws IOException {
      writing.lock();
      try {
        if (!closed) {
          out.write(bytes, from, length);
        }
      } finally {
        writing.unlock();
      }
    }

    /** Once this returns nothing more comes, except from a write that waits for its reader. */
    @Override
    public void close() {
      closed = true;
      try {
        if (writing.tryLock(PATIENCE, TimeUnit.SECONDS)) {
          writing.unlock();
        }
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
      }
    }
  }
}
