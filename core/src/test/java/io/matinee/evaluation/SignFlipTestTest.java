package io.matinee.evaluation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.Random;
import org.junit.jupiter.api.Test;

class SignFlipTestTest {
  /** Four standard errors of a share of 10,000 draws are 4 · √(p (1 - p) / 10,000) ≤ 0.02. */
  @Test
  void agreesWithAllWaysToFlip() {
    Random random = new Random(1);
    for (int run = 0; run < 20; run++) {
      double[] differences = random.doubles(10).map(d -> d - 0.3).toArray();
      assertThat(SignFlipTest.pValue(differences, run)).isCloseTo(exact(differences), within(0.02));
    }
  }

  private static double exact(double[] differences) {
    double observed = Math.abs(Arrays.stream(differences).sum());
    int asFar = 0;
    for (int signs = 0; signs < 1 << differences.length; signs++) {
      double sum = 0;
      for (int i = 0; i < differences.length; i++) {
        sum += (signs >> i & 1) == 0 ? differences[i] : -differences[i];
      }
      asFar += Math.abs(sum) >= observed - 1e-12 ? 1 : 0;
    }
    return asFar / (double) (1 << differences.length);
  }

  /** Of three equal ones, two of the eight ways are as far: all plus, all minus. */
  @Test
  void byHand() {
    assertThat(SignFlipTest.pValue(new double[] {1, 1, 1}, 42)).isCloseTo(0.25, within(0.02));
    assertThat(SignFlipTest.pValue(new double[] {1, 0, 0}, 42)).isEqualTo(1);
    assertThat(SignFlipTest.pValue(new double[] {0, 0}, 42)).isEqualTo(1);
  }

  @Test
  void isNeverZeroAndTheSameForTheSameSeed() {
    double[] all = new double[500];
    Arrays.fill(all, 1);
    assertThat(SignFlipTest.pValue(all, 1)).isEqualTo(1.0 / 10_001);
    double[] mixed = new Random(5).doubles(200).map(d -> d - 0.45).toArray();
    assertThat(SignFlipTest.pValue(mixed, 3)).isEqualTo(SignFlipTest.pValue(mixed, 3));
  }

  /** Holm: 3 · .01, 2 · .03, and 1 · .04, which may not be below .06. */
  @Test
  void severalTestsAtOnce() {
    assertThat(SignFlipTest.holm(new double[] {0.01, 0.04, 0.03}))
        .containsExactly(new double[] {0.03, 0.06, 0.06}, within(1e-12));
    assertThat(SignFlipTest.holm(new double[] {0.6, 0.7})).containsExactly(1, 1);
    assertThat(SignFlipTest.holm(new double[0])).isEmpty();
  }
}
