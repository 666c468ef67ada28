package io.matinee.factorization;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

class GramFactorTest {
  private static final int ROWS = 9;
  private static final int SIZE = 4;

  private final double[] columns = new double[ROWS * SIZE];

  GramFactorTest() {
    Draws.normal(new SplittableRandom(2), columns);
  }

  private double[] gram() {
    return Dense.product(Dense.transposed(columns, ROWS, SIZE), columns, SIZE, ROWS, SIZE);
  }

  /** Makes column {@code to} the sum of two others. */
  private void makeDependent(int one, int other, int to) {
    for (int row = 0; row < ROWS; row++) {
      columns[row * SIZE + to] = columns[row * SIZE + one] + columns[row * SIZE + other];
    }
  }

  @Test
  void factorsAndInverts() {
    GramFactor factor = new GramFactor(gram(), SIZE, 0);
    double[] lower = SampleTensors.doubles(factor.lower());
    double[] upper = Dense.transposed(lower, SIZE, SIZE);
    assertClose(Dense.product(lower, upper, SIZE, SIZE, SIZE), gram());
    assertClose(factor.inverse(), Dense.inverse(gram(), SIZE));
    assertClose(factor.upper(), upper);
    assertClose(factor.transposedTimes(Dense.identity(SIZE)), upper);
    assertClose(factor.inverseTimes(gram()), Dense.identity(SIZE));
    assertClose(
        Dense.product(SampleTensors.doubles(factor.inverseTransposed()), upper, SIZE, SIZE, SIZE),
        Dense.identity(SIZE));
  }

  /** The others become orthonormal and keep what they say of the one left out. */
  @Test
  void leavesOutColumnsThatDependOnOthers() {
    makeDependent(0, 1, 2);
    GramFactor factor = new GramFactor(gram(), SIZE, 0);
    double[] unit = SampleTensors.doubles(factor.inverseTransposed());
    double[] orthonormal = Dense.product(columns, unit, ROWS, SIZE, SIZE);
    double[] squares =
        Dense.product(Dense.transposed(orthonormal, ROWS, SIZE), orthonormal, SIZE, ROWS, SIZE);
    double[] expected = Dense.identity(SIZE);
    expected[2 * SIZE + 2] = 0;
    assertClose(squares, expected);
    double[] c = factor.transposedTimes(Dense.identity(SIZE));
    assertClose(Dense.product(orthonormal, c, ROWS, SIZE, SIZE), columns);
  }

  /** A rest of a millionth of what it is a rest of is rounding. */
  @Test
  void leavesOutRestsThatAreNothing() {
    double[] gram = gram();
    assertThat(new GramFactor(gram, SIZE, 1e8).lower()).containsOnly(0f);
    assertThat(new GramFactor(new double[SIZE * SIZE], SIZE, 0).inverse()).containsOnly(0.0);
  }

  @Test
  void refusesWhatIsNoNumber() {
    double[] gram = gram();
    gram[SIZE] = Double.NaN;
    assertThatThrownBy(() -> new GramFactor(gram, SIZE, 0)).isInstanceOf(ArithmeticException.class);
  }

  private static void assertClose(double[] found, double[] expected) {
    assertThat(found).containsExactly(expected, within(1e-5));
  }
}
