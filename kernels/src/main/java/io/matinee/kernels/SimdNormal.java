package io.matinee.kernels;

import jdk.incubator.vector.FloatVector;
import jdk.incubator.vector.VectorSpecies;

/** The standard normal distribution by the formulas of {@link ScalarNormal}. */
final class SimdNormal {
  private static final VectorSpecies<Float> SPECIES = FloatVector.SPECIES_PREFERRED;
  private static final int LANES = SPECIES.length();

  private SimdNormal() {}

  /**
   * {@link Kernels#addNormal}, for at least one vector; the last may overlap the one before, and
   * begins from what it was.
   */
  static void addNormal(float cut, float scale, float[] x, float[] into, int length) {
    int last = length - LANES;
    FloatVector ofLast = FloatVector.fromArray(SPECIES, into, last);
    for (int i = 0; i < last; i += LANES) {
      add(cut, scale, x, into, i);
    }
    ofLast.intoArray(into, last);
    add(cut, scale, x, into, last);
  }

  /** Returns no vector: those are slow wherever the JIT has no room left for this in its caller. */
  private static void add(float cut, float scale, float[] x, float[] into, int i) {
    FloatVector distance =
        FloatVector.broadcast(SPECIES, cut).sub(FloatVector.fromArray(SPECIES, x, i));
    FloatVector near = distance.mul(scale).min(ScalarNormal.END).max(-ScalarNormal.END);
    FloatVector s = near.mul(near);
    FloatVector p = s.mul(2.4731137e-8f).add(6.4078896e-6f);
    p = p.fma(s, FloatVector.broadcast(SPECIES, 1.5686156e-4f));
    p = p.fma(s, FloatVector.broadcast(SPECIES, 4.608645e-3f));
    p = p.fma(s, FloatVector.broadcast(SPECIES, 3.2544552e-2f));
    p = p.fma(s, FloatVector.broadcast(SPECIES, 3.9894226e-1f));
    FloatVector q = s.mul(1.2588689e-6f).add(7.0496098e-5f);
    q = q.fma(s, FloatVector.broadcast(SPECIES, 1.8172024e-3f));
    q = q.fma(s, FloatVector.broadcast(SPECIES, 2.7926688e-2f));
    q = q.fma(s, FloatVector.broadcast(SPECIES, 2.4824344e-1f));
    q = q.fma(s, FloatVector.broadcast(SPECIES, 1));
    FloatVector before = FloatVector.fromArray(SPECIES, into, i);
    before.add(near.mul(p).div(q).add(0.5f)).intoArray(into, i);
  }

  /** {@link Kernels#normalDensity}, likewise. */
  static void density(float[] x, float[] into, int length) {
    for (int next = 0; next < length; next += LANES) {
      int i = Math.min(next, length - LANES);
      FloatVector near =
          FloatVector.fromArray(SPECIES, x, i).min(ScalarNormal.END).max(-ScalarNormal.END);
      FloatVector u = near.mul(near).mul(-1 / 64f);
      FloatVector e = u.mul(1 / 120f).add(1 / 24f);
      e = e.fma(u, FloatVector.broadcast(SPECIES, 1 / 6f));
      e = e.fma(u, FloatVector.broadcast(SPECIES, 1 / 2f));
      e = e.fma(u, FloatVector.broadcast(SPECIES, 1));
      e = e.fma(u, FloatVector.broadcast(SPECIES, 1));
      e = e.mul(e);
      e = e.mul(e);
      e = e.mul(e);
      e = e.mul(e);
      e = e.mul(e);
      e.mul(0.3989423f).intoArray(into, i);
    }
  }
}
