package io.matinee.factorization;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.matinee.kernels.Workers;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;

class DesignTest {
  /** Two rows; flags {0, 2} and {2}; they met {1} and {0, 1} of two others. */
  @Test
  void aDesignWorkedByHand() {
    Incidence history = Incidence.of(List.of(new int[] {1}, new int[] {0, 1}));
    Incidence back = Incidence.of(List.of(new int[] {1}, new int[] {0, 1}));
    List<int[]> flags = List.of(new int[] {0, 2}, new int[] {2});
    Design design = new Design(flags, List.of(2, 1), history, back);
    assertThat(design.rows()).isEqualTo(2);
    assertThat(design.flagCount()).isEqualTo(3);
    assertThat(design.attributes()).isEqualTo(5);
    assertThat(design.groups()).containsExactly(0, 2, 3, 5);
    assertThat(design.squares())
        .containsExactly(new double[] {1, 0, 2, 1 / 32.0, 1 / 31.0 + 1 / 32.0}, within(1e-8));
    float[] out = new float[2];
    try (Workers workers = new Workers(1)) {
      design.times(workers, new float[] {1, 10, 100, 1000, 2000}, 1, out);
    }
    assertThat(out[0]).isCloseTo((float) (101 + 2000 / Math.sqrt(31)), within(1e-4f));
    assertThat(out[1]).isCloseTo((float) (100 + 3000 / Math.sqrt(32)), within(1e-4f));
  }

  @Property(tries = 200)
  void bothProductsAreThoseOfTheDenseMatrix(
      @ForAll long seed,
      @ForAll @IntRange(min = 1, max = 150) int rows,
      @ForAll @IntRange(min = 0, max = 150) int others,
      @ForAll @IntRange(min = 1, max = 20) int width) {
    SplittableRandom random = new SplittableRandom(seed);
    RandomDesign both = RandomDesign.of(random, rows, List.of(4, 1, 0, 7), others, 0.3);
    Design design = both.design();
    int n = design.attributes();
    double[] b = new double[n * width];
    double[] v = new double[rows * width];
    Draws.normal(random, b);
    Draws.normal(random, v);
    float[] times = new float[rows * width];
    float[] transposed = new float[n * width];
    Arrays.fill(times, Float.NaN); // what was there must not matter
    Arrays.fill(transposed, Float.NaN);
    try (Workers workers = new Workers(2)) {
      design.times(workers, SampleTensors.floats(b), width, times);
      design.transposedTimes(workers, SampleTensors.floats(v), width, transposed);
    }
    assertClose(times, Dense.product(both.dense(), b, rows, n, width));
    double[] xt = Dense.transposed(both.dense(), rows, n);
    assertClose(transposed, Dense.product(xt, v, n, rows, width));
    assertThat(inner(times, v)).isCloseTo(inner(transposed, b), within(1e-3)); // (Xb)·v = b·(Xᵀv)
    double[] squares = design.squares();
    double[] normal = both.normal(new double[n]);
    for (int a = 0; a < n; a++) {
      assertThat(squares[a]).isCloseTo(normal[a * n + a], within(1e-5));
    }
  }

  private static double inner(float[] a, double[] b) {
    double sum = 0;
    for (int i = 0; i < a.length; i++) {
      sum += a[i] * b[i];
    }
    return sum;
  }

  private static void assertClose(float[] found, double[] expected) {
    for (int i = 0; i < found.length; i++) {
      assertThat((double) found[i]).isCloseTo(expected[i], within(1e-4));
    }
  }
}
