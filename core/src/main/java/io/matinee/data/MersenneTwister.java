package io.matinee.data;

/**
 * MT19937 (Matsumoto and Nishimura 1998), with doubles of 53 bits from two outputs, as {@code
 * numpy.random.RandomState(seed).rand()} draws them.
 */
final class MersenneTwister {
  private static final int SIZE = 624;
  private static final int AHEAD = 397;

  private final int[] state = new int[SIZE];
  private int next = SIZE;

  MersenneTwister(int seed) {
    state[0] = seed;
    for (int i = 1; i < SIZE; i++) {
      state[i] = 1812433253 * (state[i - 1] ^ (state[i - 1] >>> 30)) + i;
    }
  }

  private void renew() {
    for (int i = 0; i < SIZE; i++) {
      int joined = (state[i] & 0x80000000) | (state[(i + 1) % SIZE] & 0x7fffffff);
      int twisted = joined >>> 1 ^ ((joined & 1) == 0 ? 0 : 0x9908b0df);
      state[i] = state[(i + AHEAD) % SIZE] ^ twisted;
    }
    next = 0;
  }

  int nextInt() {
    if (next == SIZE) {
      renew();
    }
    int y = state[next++];
    y ^= y >>> 11;
    y ^= y << 7 & 0x9d2c5680;
    y ^= y << 15 & 0xefc60000;
    return y ^ y >>> 18;
  }

  double nextDouble() {
    long high = nextInt() >>> 5;
    long low = nextInt() >>> 6;
    return ((high << 26) + low) * 0x1.0p-53;
  }
}
