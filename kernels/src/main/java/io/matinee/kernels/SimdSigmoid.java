package io.matinee.kernels;

import jdk.incubator.vector.FloatVector;
import jdk.incubator.vector.VectorOperators;
import jdk.incubator.vector.VectorSpecies;

/**
 * The logistic function. e^-x is 2^n · 2^f with n whole and f from -½ to ½: 2^f by a polynomial
 * (that of Cephes' exp2f, 2e-7 relative), 2^n by adding n to the exponent's bits.
 */
final class SimdSigmoid {
  private static final VectorSpecies<Float> SPECIES = FloatVector.SPECIES_PREFERRED;
  private static final int LANES = SPECIES.length();
  private static final float MINUS_LOG2_E = -1.44269504f;
  private static final float END = 126; // the largest exponent of which one more is finite
  private static final float WHOLE = 1.5f * (1 << 23); // added to a float, leaves whole numbers
  private static final int EXPONENT = 23; // the bit where the exponent begins

  private SimdSigmoid() {}

  /** For at least one vector; the last may overlap the one before, and begins from what it was. */
  static void sigmoid(float bias, float[] x, int offset, int length) {
    int last = offset + length - LANES;
    FloatVector ofLast = FloatVector.fromArray(SPECIES, x, last);
    for (int i = offset; i < last; i += LANES) {
      at(bias, x, i);
    }
    ofLast.intoArray(x, last);
    at(bias, x, last);
  }

  /** Returns no vector: those are slow wherever the JIT has no room left for this in its caller. */
  private static void at(float bias, float[] x, int i) {
    FloatVector t = FloatVector.fromArray(SPECIES, x, i).add(bias).mul(MINUS_LOG2_E);
    t = t.max(-END).min(END);
    FloatVector shifted = t.add(WHOLE);
    FloatVector f = t.sub(shifted.sub(WHOLE));
    FloatVector power = f.mul(1.535336188e-4f).add(1.339887440e-3f);
    power = power.fma(f, FloatVector.broadcast(SPECIES, 9.618437358e-3f));
    power = power.fma(f, FloatVector.broadcast(SPECIES, 5.550332471e-2f));
    power = power.fma(f, FloatVector.broadcast(SPECIES, 2.402264791e-1f));
    power = power.fma(f, FloatVector.broadcast(SPECIES, 6.931472029e-1f));
    power = power.fma(f, FloatVector.broadcast(SPECIES, 1));
    FloatVector e =
        power
            .reinterpretAsInts()
            .add(shifted.reinterpretAsInts().lanewise(VectorOperators.LSHL, EXPONENT))
            .reinterpretAsFloats();
    FloatVector.broadcast(SPECIES, 1).div(e.add(1)).intoArray(x, i);
  }
}
