package io.matinee.data;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class MersenneTwisterTest {
  /** The 10,000th output for the seed 5489 is in the C++ standard, [rand.predef]. */
  @Test
  void drawsWhatTheStandardSays() {
    MersenneTwister random = new MersenneTwister(5489);
    for (int i = 1; i < 10_000; i++) {
      random.nextInt();
    }
    assertThat(Integer.toUnsignedLong(random.nextInt())).isEqualTo(4123659995L);
  }

  /** What {@code numpy.random.RandomState(42).rand(3)} prints. */
  @Test
  void drawsDoublesAsNumpyDoes() {
    MersenneTwister random = new MersenneTwister(42);
    assertThat(new double[] {random.nextDouble(), random.nextDouble(), random.nextDouble()})
        .containsExactly(0.3745401188473625, 0.9507143064099162, 0.7319939418114051);
  }
}
