package io.matinee.factorization;

import java.util.SplittableRandom;

/**
 * Streams of random numbers for every place that draws: each has its own, by what it is for, so
 * that draws do not depend on the order in which threads come to them.
 *
 * @param seed of all streams
 */
record RandomStreams(long seed) {
  /** What a stream is for. */
  enum Use {
    START,
    PRIOR,
    ROW_NOISE,
    ATTRIBUTE_NOISE,
    VECTORS,
    CUTPOINTS,
    LATENTS,
    DATES,
    NOISE
  }

  /** The streams of one chain. */
  static RandomStreams ofChain(long seed, int chain) {
    return new RandomStreams(mix(mix(seed) + chain));
  }

  /**
   * The stream for one place.
   *
   * @param sweep from 1; 0 before the first
   * @param side 0 for people, 1 for movies or neither
   * @param index of the row, the chunk, or another part
   */
  SplittableRandom stream(Use use, int sweep, int side, int index) {
    long place = ((long) sweep * Use.values().length + use.ordinal()) * 2 + side;
    return new SplittableRandom(mix(mix(seed + place) + index));
  }

  /** The finalizer of SplitMix64 (Steele, Lea and Flood 2014). */
  static long mix(long z) {
    z = (z ^ (z >>> 30)) * 0xbf58476d1ce4e5b9L;
    z = (z ^ (z >>> 27)) * 0x94d049bb133111ebL;
    return z ^ (z >>> 31);
  }
}
