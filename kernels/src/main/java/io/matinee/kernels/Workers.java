package io.matinee.kernels;

import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;
import java.util.function.IntConsumer;

/**
 * A fixed number of threads that share out numbered tasks. Which thread does which task is left to
 * chance; a caller whose tasks write to places of their own gets the same result whatever the
 * number of threads. For one caller at a time.
 *
 * <p>Loops of a few microseconds are worth sharing out: where there is a processor for each, the
 * threads stay awake for a moment between one {@link #run} and the next.
 */
public final class Workers implements AutoCloseable {
  private static final long AWAKE_NANOS = 200_000; // waking a thread takes up to a quarter of it
  private static final int PARTS = 4; // a thread, since threads are not equally fast

  private final int threads;
  private final long awakeNanos; // 0 where threads would take processors from one another
  private final long restUntil; // by System.nanoTime
  private final Thread[] others; // all but the caller's
  private final AtomicInteger asleep = new AtomicInteger(); // how many of the others
  private volatile SharedTasks current = SharedTasks.NONE;
  private volatile SharedTasks ahead = SharedTasks.NONE; // what the caller will want later
  private SharedTasks promised = SharedTasks.NONE; // the same from the next run on
  private volatile boolean closed;

  /**
   * Starts workers.
   *
   * @param threads how many threads work at once, the caller's among them, 1 or more
   */
  public Workers(int threads) {
    this(threads, System.nanoTime());
  }

  /**
   * Starts workers of whom all but the caller's thread rest first.
   *
   * @param threads how many threads work at once, the caller's among them, 1 or more
   * @param restUntil by {@link System#nanoTime}
   */
  public Workers(int threads, long restUntil) {
    if (threads < 1) {
      throw new IllegalArgumentException("expected 1 thread or more, found " + threads);
    }
    this.threads = threads;
    this.restUntil = restUntil;
    awakeNanos = threads <= Runtime.getRuntime().availableProcessors() ? AWAKE_NANOS : 0;
    others = new Thread[threads - 1];
    for (int i = 0; i < others.length; i++) {
      others[i] = new Thread(this::help, "matinee-worker");
      others[i].setDaemon(true); // never keeps a program alive
      others[i].start();
    }
  }

  /** How many threads work at once. */
  public int threads() {
    return threads;
  }

  /**
   * Does the tasks 0 to {@code tasks} - 1 and returns when all are done. A task that throws ends
   * the work; what it threw is thrown here. An interrupt is left for the caller to see.
   */
  public void run(int tasks, IntConsumer task) {
    run(tasks, task, () -> {});
  }

  /**
   * As {@link #run(int, IntConsumer)} does, and something else besides.
   *
   * @param meanwhile what the caller does when no task is left to begin, before it waits for others
   */
  public void run(int tasks, IntConsumer task, Runnable meanwhile) {
    if (threads == 1) {
      for (int i = 0; i < tasks; i++) {
        task.accept(i);
      }
      meanwhile.run();
      return;
    }
    SharedTasks shared = new SharedTasks(tasks, task, awakeNanos);
    current = shared;
    ahead = promised;
    wakeOthers();
    shared.workFromFirst();
    try {
      meanwhile.run();
    } finally {
      shared.await(); // nobody works on after the end
      current = SharedTasks.NONE; // keeps nothing that the tasks hold
    }
    shared.rethrow();
  }

  /** Work that somebody else may do until its result is wanted. */
  public interface Ahead {
    /**
     * Returns when the work is done, by this thread if no other has begun; throws what it threw.
     */
    void finish();
  }

  /**
   * Has {@code work} done by another thread as soon as one finds nothing else to do, from the next
   * {@link #run} on, while the caller goes on; one at a time.
   */
  public Ahead begin(Runnable work) {
    SharedTasks shared = new SharedTasks(1, any -> work.run(), awakeNanos);
    promised = shared;
    return () -> {
      shared.workFromFirst();
      shared.await();
      promised = SharedTasks.NONE;
      ahead = SharedTasks.NONE;
      shared.rethrow();
    };
  }

  private void wakeOthers() {
    if (asleep.get() > 0) {
      for (Thread other : others) {
        LockSupport.unpark(other);
      }
    }
  }

  /** What all threads but the caller's do. */
  private void help() {
    for (long rest = restUntil - System.nanoTime(); rest > 0 && !closed; ) {
      LockSupport.parkNanos(this, rest);
      rest = restUntil - System.nanoTime();
    }
    long idleSince = System.nanoTime();
    while (!closed) {
      if (isWorkLeft()) {
        current.workFromLast();
        ahead.workFromLast();
        idleSince = System.nanoTime();
      } else if (System.nanoTime() - idleSince < awakeNanos) {
        Thread.onSpinWait();
      } else {
        sleep();
        idleSince = System.nanoTime();
      }
    }
  }

  private boolean isWorkLeft() {
    return current.isAnyLeft() || ahead.isAnyLeft();
  }

  private void sleep() {
    asleep.incrementAndGet(); // before looking once more, so that nobody forgets to wake it
    if (!isWorkLeft() && !closed) {
      LockSupport.park(this);
    }
    asleep.decrementAndGet();
  }

  /** A task for some of many things. */
  public interface Range {
    /**
     * Does the things {@code from} to {@code to} - 1.
     *
     * @param chunk the number of the task
     */
    void run(int chunk, int from, int to);
  }

  /** How many chunks of {@code size} it takes for {@code count} things. */
  public static int chunks(int count, int size) {
    return (count + size - 1) / size;
  }

  /** Does {@code count} things in chunks of {@code size}, each chunk a task; see {@link #run}. */
  public void inChunks(int count, int size, Range task) {
    run(
        chunks(count, size),
        chunk -> task.run(chunk, chunk * size, Math.min(count, (chunk + 1) * size)));
  }

  /** Some of many things. */
  public interface Part {
    /** Does the things {@code from} to {@code to} - 1. */
    void run(int from, int to);
  }

  /**
   * Does {@code count} things in a few parts a thread, or in one part if there is one thread; see
   * {@link #run}. For loops that give the same result however they are parted.
   *
   * @param unit parts begin at multiples of it
   */
  public void inParts(int count, int unit, Part task) {
    int units = chunks(count, unit);
    int parts = threads == 1 ? 1 : Math.min(units, PARTS * threads);
    if (parts <= 1) {
      task.run(0, count);
      return;
    }
    run(
        parts,
        part ->
            task.run(
                (int) ((long) units * part / parts * unit),
                Math.min(count, (int) ((long) units * (part + 1) / parts * unit))));
  }

  @Override
  public void close() {
    closed = true;
    for (Thread other : others) {
      LockSupport.unpark(other);
    }
  }
}
