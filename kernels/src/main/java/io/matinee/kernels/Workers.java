package io.matinee.kernels;

import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.IntConsumer;

/**
 * A fixed number of threads that share out numbered tasks. Which thread does which task is left to
 * chance; a caller whose tasks write to places of their own gets the same result whatever the
 * number of threads.
 */
public final class Workers implements AutoCloseable {
  private final int threads;
  private final ExecutorService others; // all but the caller's; null where there are none

  /**
   * Starts workers.
   *
   * @param threads how many threads work at once, the caller's among them, 1 or more
   */
  public Workers(int threads) {
    if (threads < 1) {
      throw new IllegalArgumentException("expected 1 thread or more, found " + threads);
    }
    this.threads = threads;
    this.others = threads == 1 ? null : Executors.newFixedThreadPool(threads - 1, Workers::daemon);
  }

  private static Thread daemon(Runnable work) {
    Thread thread = new Thread(work, "matinee-worker");
    thread.setDaemon(true); // never keeps a program alive
    return thread;
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
    AtomicInteger next = new AtomicInteger();
    int helpers = Math.min(threads, tasks) - 1;
    CompletableFuture<?>[] helping = new CompletableFuture<?>[Math.max(helpers, 0)];
    for (int i = 0; i < helping.length; i++) {
      helping[i] = CompletableFuture.runAsync(() -> drain(next, tasks, task), others);
    }
    try {
      drain(next, tasks, task);
    } finally {
      next.set(tasks); // after a failure nothing new begins
      await(helping);
    }
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

  private static void drain(AtomicInteger next, int tasks, IntConsumer task) {
    try {
      for (int i = next.getAndIncrement(); i < tasks; i = next.getAndIncrement()) {
        task.accept(i);
      }
    } catch (RuntimeException | Error e) {
      next.set(tasks);
      throw e;
    }
  }

  private static void await(CompletableFuture<?>[] helping) {
    try {
      CompletableFuture.allOf(helping).join();
    } catch (CompletionException e) {
      if (e.getCause() instanceof RuntimeException cause) {
        throw cause;
      }
      if (e.getCause() instanceof Error cause) {
        throw cause;
      }
      throw e;
    }
  }

  @Override
  public void close() {
    if (others != null) {
      others.shutdown();
    }
  }
}
