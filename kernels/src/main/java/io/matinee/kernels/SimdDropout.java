package io.matinee.kernels;

import jdk.incubator.vector.FloatVector;
import jdk.incubator.vector.IntVector;
import jdk.incubator.vector.LongVector;
import jdk.incubator.vector.VectorOperators;
import jdk.incubator.vector.VectorShuffle;
import jdk.incubator.vector.VectorSpecies;

/** Dropout with as many numbers of SplitMix64 at once as a vector holds. */
final class SimdDropout {
  private static final VectorSpecies<Float> FLOATS = FloatVector.SPECIES_PREFERRED;
  private static final VectorSpecies<Integer> INTS = FLOATS.withLanes(int.class);
  private static final VectorSpecies<Long> LONGS = FLOATS.withLanes(long.class);
  private static final int LANES = FLOATS.length();
  private static final ScalarKernels REST = new ScalarKernels();

  // A vector of random bits read as ints has two elements' bits in each int, the lower ones first:
  // these spread the first, and the second, half of the ints over pairs of lanes.
  private static final VectorShuffle<Integer> FIRST_HALF = pairs(0);
  private static final VectorShuffle<Integer> SECOND_HALF = pairs(LANES / 2);
  private static final IntVector SHIFTS = IntVector.fromArray(INTS, shifts(), 0);

  // From the first lane's state to each; addIndex would make it anew for every call, in plain Java.
  private static final LongVector STEPS = LongVector.fromArray(LONGS, steps(), 0);

  private SimdDropout() {}

  private static VectorShuffle<Integer> pairs(int first) {
    return VectorShuffle.fromOp(INTS, lane -> first + lane / 2);
  }

  private static int[] shifts() {
    int[] shifts = new int[LANES];
    for (int lane = 1; lane < LANES; lane += 2) {
      shifts[lane] = 16;
    }
    return shifts;
  }

  private static long[] steps() {
    long[] steps = new long[LONGS.length()];
    for (int lane = 0; lane < steps.length; lane++) {
      steps[lane] = lane * Kernels.GOLDEN_GAMMA;
    }
    return steps;
  }

  static void dropout(float[] h, int from, int to, long seed, int threshold, float keptScale) {
    LongVector states =
        LongVector.broadcast(LONGS, seed + (from / 4 + 1) * Kernels.GOLDEN_GAMMA).add(STEPS);
    IntVector kept = IntVector.broadcast(INTS, Float.floatToRawIntBits(keptScale));
    IntVector below = IntVector.broadcast(INTS, threshold - 1);
    int i = from;
    for (; i <= to - 2 * LANES; i += 2 * LANES) {
      LongVector z = states;
      z = z.lanewise(VectorOperators.LSHR, 30).lanewise(VectorOperators.XOR, z);
      z = z.mul(0xbf58476d1ce4e5b9L);
      z = z.lanewise(VectorOperators.LSHR, 27).lanewise(VectorOperators.XOR, z);
      z = z.mul(0x94d049bb133111ebL);
      z = z.lanewise(VectorOperators.LSHR, 31).lanewise(VectorOperators.XOR, z);
      IntVector bits = z.reinterpretAsInts();
      IntVector first =
          bits.rearrange(FIRST_HALF).lanewise(VectorOperators.LSHR, SHIFTS).and(0xffff);
      IntVector second =
          bits.rearrange(SECOND_HALF).lanewise(VectorOperators.LSHR, SHIFTS).and(0xffff);
      // All bits are set where a number is no less than the threshold, for the sign.
      first = kept.and(below.sub(first).lanewise(VectorOperators.ASHR, 31));
      second = kept.and(below.sub(second).lanewise(VectorOperators.ASHR, 31));
      FloatVector.fromArray(FLOATS, h, i).mul(first.reinterpretAsFloats()).intoArray(h, i);
      FloatVector.fromArray(FLOATS, h, i + LANES)
          .mul(second.reinterpretAsFloats())
          .intoArray(h, i + LANES);
      states = states.add(LANES / 2 * Kernels.GOLDEN_GAMMA);
    }
    REST.dropout(h, i, to, seed, threshold, keptScale);
  }
}
