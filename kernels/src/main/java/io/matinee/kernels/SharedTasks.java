package io.matinee.kernels;

import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.AtomicReference;
import java.util.concurrent.locks.LockSupport;
import java.util.function.IntConsumer;

/**
 * Numbered tasks that several threads share out among themselves. The caller takes them from the
 * first on, the others from the last, so that loops over the same rows find them in the cache that
 * the loop before left them in. Nobody waits for a thread that has not begun a task.
 */
final class SharedTasks {
  /** No tasks at all. */
  static final SharedTasks NONE = new SharedTasks(0, any -> {}, 0);

  private static final long FIRST = 1L << 32;

  private final int tasks;
  private final IntConsumer task;
  private final long awakeNanos;
  private final Thread caller = Thread.currentThread();
  private final AtomicLong left; // the first that is left, times 2^32, + the one after the last
  private final AtomicInteger done = new AtomicInteger();
  private final AtomicReference<Throwable> failure = new AtomicReference<>();
  private volatile boolean callerSleeps;

  /**
   * Creates the tasks 0 to {@code tasks} - 1, handed out by this thread.
   *
   * @param awakeNanos how long to wait for others before going to sleep
   */
  SharedTasks(int tasks, IntConsumer task, long awakeNanos) {
    this.tasks = tasks;
    this.task = task;
    this.awakeNanos = awakeNanos;
    left = new AtomicLong(tasks);
  }

  /** Whether there is a task that nobody has taken. */
  boolean isAnyLeft() {
    return first(left.get()) < end(left.get());
  }

  private static int first(long left) {
    return (int) (left >>> 32);
  }

  private static int end(long left) {
    return (int) left;
  }

  /** Does tasks until none is left. */
  void workFromFirst() {
    for (long now = left.get(); first(now) < end(now); now = left.get()) {
      if (left.compareAndSet(now, now + FIRST)) {
        perform(first(now));
      }
    }
  }

  /** Does tasks until none is left, the last ones first. */
  void workFromLast() {
    for (long now = left.get(); first(now) < end(now); now = left.get()) {
      if (left.compareAndSet(now, now - 1)) {
        perform(end(now) - 1);
      }
    }
  }

  private void perform(int number) {
    try {
      if (failure.get() == null) { // after a failure nothing new begins
        task.accept(number);
      }
    } catch (RuntimeException | Error e) {
      failure.compareAndSet(null, e);
    } finally {
      if (done.incrementAndGet() == tasks && callerSleeps) {
        LockSupport.unpark(caller);
      }
    }
  }

  /** Waits until all tasks, which have all been taken, are done. */
  void await() {
    long begin = System.nanoTime();
    while (done.get() < tasks) {
      if (System.nanoTime() - begin < awakeNanos) {
        Thread.onSpinWait();
      } else {
        callerSleeps = true; // before looking once more, so that nobody forgets to wake it
        if (done.get() < tasks) {
          LockSupport.park(this); // returns at once if there is an interrupt
        }
      }
    }
  }

  /** Throws what a task threw. */
  void rethrow() {
    if (failure.get() instanceof RuntimeException exception) {
      throw exception;
    }
    if (failure.get() instanceof Error error) {
      throw error;
    }
  }
}
