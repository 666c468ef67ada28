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
import org.junit.jupiter.api.Test;

class NormalEquationsTest {

  /**
   * The residual r leaves an error A⁻¹r, which is at most as long as |r| / least eigenvalue; what
   * is bounded is r as M⁻¹ measures it, and M, the diagonal of A, lies between the penalty and that
   * and the number of rows.
   */
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
      NormalEquations equations =
          new NormalEquations(both.design(), width, SampleTensors.floats(v), workers);
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
    double stretch = Math.sqrt((penalty + rows) / penalty);
    for (int column = 0; column < width; column++) {
      double allowed =
          (NormalEquations.TOLERANCE * stretch * length(right, width, column) + 1e-6) / penalty;
      double[] apart = Dense.sum(SampleTensors.doubles(b), -1, expected);
      assertThat(length(apart, width, column)).isCloseTo(0, within(allowed));
    }
  }

  /**
   * A right side that leads to a draw is noise ~ N(0, A) beside what rows say. The solution must be
   * so close to the exact one that the error is small beside the draw's own deviation, √(A⁻¹)ₐₐ.
   */
  @Test
  void theToleranceIsSmallBesideTheDeviationOfADraw() {
    int width = 20;
    int rows = 300;
    SplittableRandom random = new SplittableRandom(3);
    RandomDesign both = RandomDesign.of(random, rows, List.of(5, 2), 150, 0.3);
    int n = both.design().attributes();
    double[] penalties = new double[n];
    Arrays.fill(penalties, 1.3);
    double[] b = new double[n * width];
    double[] v = new double[rows * width];
    Draws.normal(random, b);
    Draws.normal(random, v); // noise of the rows, and what attributes add to them
    v = Dense.sum(v, 1, Dense.product(both.dense(), b, rows, n, width));
    double[] right = Dense.product(Dense.transposed(both.dense(), rows, n), v, n, rows, width);
    float[] solution = new float[n * width];
    try (Workers workers = new Workers(1)) {
      NormalEquations equations =
          new NormalEquations(both.design(), width, SampleTensors.floats(v), workers);
      System.arraycopy(penalties, 0, equations.penalty(), 0, n);
      equations.rightFromRows();
      for (int i = 0; i < right.length; i++) {
        double noise = Math.sqrt(1.3) * random.nextGaussian();
        right[i] += noise;
        equations.right()[i] += (float) noise;
      }
      equations.solve(solution);
    }
    double[] inverse = Dense.inverse(both.normal(penalties), n);
    double[] exact = Dense.product(inverse, right, n, n, width);
    double squares = 0;
    for (int i = 0; i < exact.length; i++) {
      double deviation = Math.sqrt(inverse[i / width * n + i / width]);
      double error = (solution[i] - exact[i]) / deviation;
      assertThat(error).isCloseTo(0, within(0.1));
      squares += error * error;
    }
    assertThat(Math.sqrt(squares / exact.length)).isLessThan(0.02);
  }

  private static double length(double[] values, int width, int column) {
    double squares = 0;
    for (int i = column; i < values.length; i += width) {
      squares += values[i] * values[i];
    }
    return Math.sqrt(squares);
  }
}
