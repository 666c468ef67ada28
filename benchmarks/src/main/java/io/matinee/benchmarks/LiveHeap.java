package io.matinee.benchmarks;

/** What the heap holds when garbage is gone. */
final class LiveHeap {
  private static final int COLLECTIONS = 20; // at least, so that one falls where there is most

  private LiveHeap() {}

  /** The bytes in use now. */
  static long bytes() {
    System.gc();
    Runtime runtime = Runtime.getRuntime();
    return runtime.totalMemory() - runtime.freeMemory();
  }

  /** The most bytes in use while {@code work} runs, as often as it takes. */
  static long most(Runnable work) {
    Collections collections = new Collections();
    Thread collector = new Thread(collections, "collections");
    collector.start();
    while (!collections.enough()) {
      work.run();
    }
    collector.interrupt();
    return collections.most;
  }

  private static final class Collections implements Runnable {
    private volatile int count;
    private volatile long most;

    boolean enough() {
      return count >= COLLECTIONS;
    }

    @Override
    public void run() {
      while (!Thread.currentThread().isInterrupted()) {
        most = Math.max(most, bytes());
        count++;
      }
    }
  }
}
