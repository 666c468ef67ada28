package io.matinee.benchmarks;

import java.util.concurrent.atomic.AtomicInteger;

/**
 * How long it takes what one thread writes to reach another on another core. On a virtual machine
 * it may change from minute to minute, perhaps as its processors are moved to cores with a cache in
 * common or without; where it is long, threads that share work take longer.
 */
final class CoreDistance {
  private static final int SERIES = 101;
  private static final int WAYS = 1000; // of a series, there and back in turn

  private CoreDistance() {}

  /**
   * Nanoseconds one way, now: the median over series, of which the first are slow, since threads
   * begin on the same core. 0 where there is no other core.
   */
  static double nanos() {
    if (Runtime.getRuntime().availableProcessors() == 1) {
      return 0;
    }
    AtomicInteger ball = new AtomicInteger();
    Thread other = new Thread(() -> answer(ball));
    other.setDaemon(true);
    other.start();
    double[] nanos = new double[SERIES];
    int number = 0;
    for (int i = 0; i < SERIES; i++) {
      long begin = System.nanoTime();
      for (int end = number + WAYS; number < end; number += 2) {
        ball.set(number + 1);
        await(ball, number + 2);
      }
      nanos[i] = (System.nanoTime() - begin) / (double) WAYS;
    }
    return Medians.of(nanos).median();
  }

  private static void answer(AtomicInteger ball) {
    for (int number = 1; number < SERIES * WAYS; number += 2) {
      await(ball, number);
      ball.set(number + 1);
    }
  }

  private static void await(AtomicInteger ball, int number) {
    while (ball.get() != number) {
      Thread.onSpinWait();
    }
  }
}
