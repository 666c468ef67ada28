package io.matinee.factorization;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.matinee.kernels.Workers;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.DoubleRange;
import net.jqwik.api.constraints.IntRange;

class NormalEquationsTest {

  /** The residual r leaves an error A⁻¹r, which is at most as long as |r| / least eigenvalue. */
  @Property(tries = 100)
  void conjugateGradientsAreCloseToADirectSolution(
      @ForAll long seed,
      @ForAll @IntRange(min = 1, max = 120) int rows,
      @ForAll @IntRange(min = 0, max = 90) int others,
      @ForAll @DoubleRange(min = 0.1, max = 20) double penalty) {
    int width = 3;
    SplittableRandom random = new SplittableRandom(seed);
    RandomDesign both = RandomDesign.of(random, rows, List.of(5, 2), others, 0.2);
    int n = both.design().attributes();
    double[] v = new double[rows * width];
    Draws.normal(random, v);
    float[] b = new float[n * width];
    try (Workers workers = new Workers(1)) {
      NormalEquations equations = new NormalEquations(both.design(), width, workers);
      System.arraycopy(SampleTensors.floats(v), 0, equations.rows(), 0, v.length);
      Arrays.fill(equations.penalty(), penalty);
      equations.rightFromRows();
      assertThat(equations.solve(b)).isLessThan(200);
    }
    double[] xt = Dense.transposed(both.dense(), rows, n);
    double[] right = Dense.product(xt, v, n, rows, width);
    double[] penalties = new double[n];
    Arrays.fill(penalties, penalty);
    double[] inverse = Dense.inverse(both.normal(penalties), n);
    double[] expected = Dense.product(inverse, right, n, n, width);
    for (int column = 0; column < width; column++) {
      double allowed =
          (2 * NormalEquations.TOLERANCE * length(right, width, column) + 1e-6) / penalty;
      double[] apart = Dense.sum(SampleTensors.doubles(b), -1, expected);
      assertThat(length(apart, width, column)).isCloseTo(0, within(allowed));
    }
  }

  private static double length(double[] values, int width, int column) {
    double squares = 0;
    for (int i = column; i < values.length; i += width) {
      squares += values[i] * values[i];
    }
    return Math.sqrt(squares);
  }
}
