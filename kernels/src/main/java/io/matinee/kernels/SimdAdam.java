package io.matinee.kernels;

import jdk.incubator.vector.FloatVector;
import jdk.incubator.vector.VectorSpecies;

/**
 * Steps of Adam, a vector of weights at a time. Where the weights do not end with a whole vector,
 * the last one overlaps the one before: what it needs is read before the loop changes it.
 */
final class SimdAdam {
  private static final VectorSpecies<Float> SPECIES = FloatVector.SPECIES_PREFERRED;
  private static final int LANES = SPECIES.length();

  private SimdAdam() {}

  /** One step, for at least one vector of weights. */
  static void step(
      AdamStep step,
      float[] weights,
      float[] gradients,
      int gradientAt,
      float[] means,
      float[] squares,
      int offset,
      int length) {
    int from = gradientAt - offset;
    int last = offset + length - LANES;
    FloatVector lastWeight = FloatVector.fromArray(SPECIES, weights, last);
    FloatVector lastMean = FloatVector.fromArray(SPECIES, means, last);
    FloatVector lastSquare = FloatVector.fromArray(SPECIES, squares, last);
    for (int i = offset; i < last; i += LANES) {
      FloatVector weight = FloatVector.fromArray(SPECIES, weights, i);
      FloatVector gradient = gradient(step, weight, gradients, from + i);
      FloatVector mean = mean(step, FloatVector.fromArray(SPECIES, means, i), gradient);
      mean.intoArray(means, i);
      FloatVector square = square(step, FloatVector.fromArray(SPECIES, squares, i), gradient);
      square.intoArray(squares, i);
      weight(step, weight, mean, square).intoArray(weights, i);
    }
    FloatVector gradient = gradient(step, lastWeight, gradients, from + last);
    FloatVector mean = mean(step, lastMean, gradient);
    mean.intoArray(means, last);
    FloatVector square = square(step, lastSquare, gradient);
    square.intoArray(squares, last);
    weight(step, lastWeight, mean, square).intoArray(weights, last);
  }

  private static FloatVector gradient(AdamStep step, FloatVector weight, float[] gradients, int i) {
    return weight.fma(
        FloatVector.broadcast(SPECIES, step.weightDecay()),
        FloatVector.fromArray(SPECIES, gradients, i));
  }

  private static FloatVector mean(AdamStep step, FloatVector mean, FloatVector gradient) {
    FloatVector share = FloatVector.broadcast(SPECIES, 1 - step.beta1());
    FloatVector moved = gradient.sub(mean).fma(share, mean);
    return step.weightDecay() > 0 ? withoutTiny(moved, Kernels.TINY_MEAN) : moved;
  }

  private static FloatVector square(AdamStep step, FloatVector square, FloatVector gradient) {
    FloatVector share = FloatVector.broadcast(SPECIES, 1 - step.beta2());
    FloatVector moved = gradient.mul(gradient).fma(share, square.mul(step.beta2()));
    return step.weightDecay() > 0 ? moved.max(Kernels.TINY_SQUARE) : moved;
  }

  /** With one division a weight, not two. */
  private static FloatVector weight(
      AdamStep step, FloatVector weight, FloatVector mean, FloatVector square) {
    FloatVector root = square.sqrt().add(step.epsilon() * step.rootCorrection());
    FloatVector way = mean.mul(step.stepSize() * step.rootCorrection()).div(root);
    FloatVector moved = weight.sub(way);
    return step.weightDecay() > 0 ? withoutTiny(moved, Kernels.TINY_WEIGHT) : moved;
  }

  private static FloatVector withoutTiny(FloatVector v, float tiny) {
    return v.sub(v.min(tiny).max(-tiny));
  }

  /** Some steps without a gradient, for at least one vector of weights. */
  static void idle(
      IdleSteps steps, float[] weights, float[] means, float[] squares, int offset, int length) {
    int last = offset + length - LANES;
    FloatVector lastWeight = FloatVector.fromArray(SPECIES, weights, last);
    FloatVector lastMean = FloatVector.fromArray(SPECIES, means, last);
    FloatVector lastSquare = FloatVector.fromArray(SPECIES, squares, last);
    for (int i = offset; i < last; i += LANES) {
      FloatVector mean = FloatVector.fromArray(SPECIES, means, i);
      FloatVector square = FloatVector.fromArray(SPECIES, squares, i);
      idle(steps, FloatVector.fromArray(SPECIES, weights, i), mean, square).intoArray(weights, i);
      mean.mul(steps.meanDecay()).intoArray(means, i);
      square.mul(steps.squareDecay()).intoArray(squares, i);
    }
    idle(steps, lastWeight, lastMean, lastSquare).intoArray(weights, last);
    lastMean.mul(steps.meanDecay()).intoArray(means, last);
    lastSquare.mul(steps.squareDecay()).intoArray(squares, last);
  }

  /** The weights after the steps. */
  private static FloatVector idle(
      IdleSteps steps, FloatVector weight, FloatVector mean, FloatVector square) {
    FloatVector root = square.sqrt().mul(steps.rootScale());
    FloatVector denominator = root.add(steps.epsilon());
    FloatVector x = root.div(denominator);
    FloatVector moves = x.mul(steps.move3()).add(steps.move2());
    moves = x.fma(moves, FloatVector.broadcast(SPECIES, steps.move1()));
    moves = x.fma(moves, FloatVector.broadcast(SPECIES, steps.move0()));
    return weight.sub(mean.div(denominator).mul(moves));
  }
}
