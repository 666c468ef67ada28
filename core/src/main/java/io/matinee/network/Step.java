package io.matinee.network;

import io.matinee.kernels.Workers;

/**
 * A loop whose rounds may be shared out: with the same result, however they are.
 *
 * @param count how many rounds it has
 * @param unit parts begin at multiples of it
 * @param rounds does some of them
 */
record Step(int count, int unit, Workers.Part rounds) {
  /** What only one thread can do. */
  static Step alone(Runnable work) {
    return new Step(1, 1, (from, to) -> work.run());
  }

  /** Does it all. */
  void run() {
    rounds.run(0, count);
  }

  /** Does the {@code part}-th of {@code parts} parts. */
  void run(int part, int parts) {
    int units = Workers.chunks(count, unit);
    int from = (int) ((long) units * part / parts) * unit;
    int to = Math.min(count, (int) ((long) units * (part + 1) / parts) * unit);
    if (from < to) {
      rounds.run(from, to);
    }
  }
}
