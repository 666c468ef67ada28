package io.matinee.benchmarks;

import java.lang.management.ManagementFactory;
import java.lang.management.MemoryPoolMXBean;
import java.lang.management.MemoryType;
import java.util.concurrent.locks.LockSupport;

/** What the heap holds when garbage is gone. */
final class LiveHeap {
  private static final int COLLECTIONS = 20; // at least, so that one falls where there is most

  private LiveHeap() {}

  /** The bytes in use now: what a collection leaves, not what is made while one looks. */
  static long bytes() {
    System.gc();
    long bytes = 0;
    for (MemoryPoolMXBean pool : ManagementFactory.getMemoryPoolMXBeans()) {
      bytes += pool.getType() == MemoryType.HEAP ? pool.getCollectionUsage().getUsed() : 0;
    }
    return bytes;
  }

  /** The most bytes in use while {@code work} runs, as often as it takes, half of the time. */
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
        long begin = System.nanoTime();
        most = Math.max(most, bytes());
        count++;
        LockSupport.parkNanos(System.nanoTime() - begin); // or the work would not get on
      }
    }
  }
}
