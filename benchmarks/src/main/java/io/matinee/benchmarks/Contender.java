package io.matinee.benchmarks;

import java.util.function.DoubleSupplier;

/**
 * Somebody who does the work that is compared.
 *
 * @param engine its name
 * @param how with how many threads, in what batches
 * @param seconds does the work once and says how long it took
 */
record Contender(String engine, String how, DoubleSupplier seconds) {
  /** One whose way is its number of threads. */
  static Contender of(String engine, int threads, DoubleSupplier seconds) {
    return new Contender(engine, threads(threads), seconds);
  }

  /** In words. */
  static String threads(int threads) {
    return threads == 1 ? "1 thread" : threads + " threads";
  }

  String described() {
    return engine + ", " + how;
  }
}
