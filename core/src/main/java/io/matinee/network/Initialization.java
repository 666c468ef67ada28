package io.matinee.network;

import java.util.Arrays;
import java.util.SplittableRandom;

/**
 * The weights at the start, as PyTorch draws them: embeddings from N(0, 1), linear weights and
 * biases uniform within ±1/√inputs, batch normalisation 1 and 0.
 */
final class Initialization {
  private Initialization() {}

  static float[] draw(NetworkLayout layout, long seed) {
    float[] weights = new float[layout.size()];
    SplittableRandom random = new SplittableRandom(seed);
    int inputs = 0; // of the linear layer whose bias comes next
    for (NetworkLayout.Slot slot : layout.slots()) {
      switch (slot.kind()) {
        case TABLE -> normal(weights, slot, random);
        case LINEAR -> uniform(weights, slot, inputs = slot.rows(), random);
        case VECTOR -> {
          if (slot.name().startsWith("bn")) {
            float value = slot.name().endsWith("weight") ? 1 : 0;
            Arrays.fill(weights, slot.offset(), slot.offset() + slot.size(), value);
          } else {
            uniform(weights, slot, inputs, random);
          }
        }
      }
    }
    return weights;
  }

  private static void uniform(
      float[] weights, NetworkLayout.Slot slot, int inputs, SplittableRandom random) {
    double bound = 1 / Math.sqrt(inputs);
    for (int row = 0; row < slot.rows(); row++) {
      for (int first = 0; first < slot.columns(); first += slot.slice()) {
        int width = slot.sliceWidth(first);
        int at = slot.sliceAt(first) + row * width;
        for (int i = at; i < at + width; i++) {
          weights[i] = (float) ((2 * random.nextDouble() - 1) * bound);
        }
      }
    }
  }

  /** Marsaglia's polar method, whose results do not depend on the JDK's version. */
  private static void normal(float[] weights, NetworkLayout.Slot slot, SplittableRandom random) {
    for (int i = 0; i < slot.size(); i++) {
      double x;
      double square;
      do {
        x = 2 * random.nextDouble() - 1;
        double y = 2 * random.nextDouble() - 1;
        square = x * x + y * y;
      } while (square >= 1 || square == 0);
      double factor = StrictMath.sqrt(-2 * StrictMath.log(square) / square);
      weights[slot.offset() + i] = (float) (x * factor);
    }
  }
}
