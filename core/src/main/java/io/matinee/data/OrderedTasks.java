package io.matinee.data;

import java.io.IOException;
import java.util.ArrayDeque;
import java.util.Queue;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/**
 * Runs tasks on several threads and hands their results on in the order of the tasks, on the thread
 * that adds them, so that what comes out does not depend on the number of threads.
 *
 * @param <T> what a task gives
 */
final class OrderedTasks<T> implements AutoCloseable {
  private static final int THREADS = Math.max(2, Runtime.getRuntime().availableProcessors());

  /** Takes results. */
  @FunctionalInterface
  interface Sink<T> {
    void take(T result) throws IOException;
  }

  private final ExecutorService threads = Executors.newFixedThreadPool(THREADS);
  private final Queue<Future<T>> running = new ArrayDeque<>();
  private final Sink<T> sink;

  OrderedTasks(Sink<T> sink) {
    this.sink = sink;
  }

  /** Starts a task, and waits for the earliest where too many have not been handed on. */
  void add(Callable<T> task) throws IOException {
    running.add(threads.submit(task));
    if (running.size() > THREADS + 1) {
      sink.take(await(running.remove()));
    }
  }

  /** Waits for all that is left. */
  void finish() throws IOException {
    while (!running.isEmpty()) {
      sink.take(await(running.remove()));
    }
  }

  private T await(Future<T> task) {
    try {
      return task.get();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new DataException("interrupted while working on data", e);
    } catch (ExecutionException e) {
      throw new IllegalStateException(e.getCause());
    }
  }

  /** Gives up whatever has not been handed on. */
  @Override
  public void close() {
    threads.shutdownNow();
  }
}
