package io.matinee.kernels;

import jdk.incubator.vector.FloatVector;
import jdk.incubator.vector.VectorSpecies;

/** Multiply-adds of vectors, as many as one core can do: sums that do not wait for one another. */
final class MultiplyAdds {
  private static final VectorSpecies<Float> SPECIES = FloatVector.SPECIES_PREFERRED;
  private static final int STEPS = 10_000;
  private static final int SUMS = 12;

  private MultiplyAdds() {}

  /** Billions of floating-point operations a second, a multiply-add being two; the best of many. */
  static double mostGigaflops() {
    double best = 0;
    float sink = 0;
    for (int round = 0; round < 2_000; round++) {
      long begin = System.nanoTime();
      sink += multiplyAdds(round);
      double nanos = System.nanoTime() - begin;
      best = Math.max(best, 2.0 * STEPS * SUMS * SPECIES.length() / nanos);
    }
    return sink == 0 ? 0 : best; // so that the work cannot be left out
  }

  private static float multiplyAdds(int start) {
    FloatVector factor = FloatVector.broadcast(SPECIES, start);
    FloatVector x = FloatVector.broadcast(SPECIES, 1e-6f);
    FloatVector s0 = factor;
    FloatVector s1 = factor;
    FloatVector s2 = factor;
    FloatVector s3 = factor;
    FloatVector s4 = factor;
    FloatVector s5 = factor;
    FloatVector s6 = factor;
    FloatVector s7 = factor;
    FloatVector s8 = factor;
    FloatVector s9 = factor;
    FloatVector s10 = factor;
    FloatVector s11 = factor;
    for (int i = 0; i < STEPS; i++) {
      s0 = factor.fma(x, s0);
      s1 = factor.fma(x, s1);
      s2 = factor.fma(x, s2);
      s3 = factor.fma(x, s3);
      s4 = factor.fma(x, s4);
      s5 = factor.fma(x, s5);
      s6 = factor.fma(x, s6);
      s7 = factor.fma(x, s7);
      s8 = factor.fma(x, s8);
      s9 = factor.fma(x, s9);
      s10 = factor.fma(x, s10);
      s11 = factor.fma(x, s11);
    }
    FloatVector sum = s0.add(s1).add(s2.add(s3)).add(s4.add(s5)).add(s6.add(s7));
    return sum.add(s8.add(s9)).add(s10.add(s11)).lane(0);
  }
}
