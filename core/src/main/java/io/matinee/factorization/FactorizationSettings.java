package io.matinee.factorization;

import java.util.List;
import java.util.Objects;

/**
 * What can be set about the factorization and its sampling. {@link #builder()} begins with the
 * defaults.
 *
 * @param factors K of each chain; where there are more chains, from the beginning again
 * @param chains how many chains are averaged
 * @param noise what the ratings are taken for
 * @param sweeps of each chain, burn-in included
 * @param burnIn sweeps of each chain before samples are taken
 * @param samples kept in the model, of all chains together, at most
 * @param attributes whether genres, years and demographics are used
 * @param history whether the movies that a person rated count for their vector beyond the ratings,
 *     in the second half of the chains; a person needs some ratings for it
 * @param dates whether the date of a rating is used; such a model needs the date of what it
 *     predicts
 * @param validation share of the training part that is kept to watch, from 0 and below 1
 * @param seed of every draw
 */
public record FactorizationSettings(
    List<Integer> factors,
    int chains,
    Noise noise,
    int sweeps,
    int burnIn,
    int samples,
    boolean attributes,
    boolean history,
    boolean dates,
    double validation,
    long seed) {

  /** What ratings are taken for. */
  public enum Noise {
    /** Numbers with normal noise. */
    GAUSSIAN,
    /** Levels in an order: an ordered probit. */
    PROBIT,
    /** The one and the other by turns, chain by chain. */
    MIXED
  }

  /**
   * One chain.
   *
   * @param number from 0
   * @param factors K
   * @param probit whether ratings are levels
   * @param history whether the movies that a person rated count
   */
  public record Chain(int number, int factors, boolean probit, boolean history) {
    /** Checks the factors. */
    public Chain {
      checkFactors(factors);
    }
  }

  /** Checks every range and keeps its own copy of the factors. */
  public FactorizationSettings {
    factors = List.copyOf(factors);
    check(!factors.isEmpty(), "factors for a chain", "none");
    factors.forEach(FactorizationSettings::checkFactors);
    Objects.requireNonNull(noise, "noise");
    check(chains >= 1, "chains of 1 or more", chains);
    check(burnIn >= 0, "burn-in of 0 or more", burnIn);
    check(sweeps > burnIn, "more sweeps than the burn-in of " + burnIn, sweeps);
    check(samples >= chains, "samples of at least one a chain", samples);
    check(validation >= 0 && validation < 1, "validation share from 0 and below 1", validation);
  }

  private static void checkFactors(int factors) {
    check(factors >= 1 && factors <= 200, "factors from 1 to 200", factors);
  }

  private static void check(boolean holds, String expected, Object found) {
    if (!holds) {
      throw new IllegalArgumentException("expected " + expected + ", found " + found);
    }
  }

  /** Chain {@code number}, from 0. */
  public Chain chain(int number) {
    boolean probit = noise == Noise.PROBIT || noise == Noise.MIXED && number % 2 == 1;
    boolean late = chains > 1 && 2 * number >= chains;
    return new Chain(number, factors.get(number % factors.size()), probit, history && late);
  }

  /** How many samples chain {@code number} gives: as equal shares as there are. */
  int samplesOf(int number) {
    int share = samples / chains + (number < samples % chains ? 1 : 0);
    return Math.min(share, sweeps - burnIn);
  }

  /** Says whether chain {@code number} gives a sample after {@code sweep}, from 1. */
  boolean keeps(int number, int sweep) {
    int after = sweep - burnIn;
    long share = samplesOf(number);
    long all = sweeps - burnIn;
    return after > 0 && after * share / all > (after - 1) * share / all;
  }

  /** The defaults. */
  public static FactorizationSettings defaults() {
    return builder().build();
  }

  /** A builder that begins with the defaults. */
  public static Builder builder() {
    return new Builder();
  }

  /**
   * Sets what differs from the defaults, which validation parts of u1, u3 and u5's training parts
   * preferred.
   */
  public static final class Builder {
    private List<Integer> factors = List.of(8, 8, 12, 12);
    private int chains = 4;
    private Noise noise = Noise.MIXED;
    private int sweeps = 400;
    private int burnIn = 100;
    private int samples = 60;
    private boolean attributes = true;
    private boolean history = true;
    private boolean dates = false;
    private double validation = 0.005;
    private long seed = 42;

    private Builder() {}

    /** Sets K of each chain. */
    public Builder factors(List<Integer> value) {
      factors = value;
      return this;
    }

    /** Sets how many chains are averaged. */
    public Builder chains(int value) {
      chains = value;
      return this;
    }

    /** Sets what ratings are taken for. */
    public Builder noise(Noise value) {
      noise = value;
      return this;
    }

    /** Sets the sweeps of each chain, burn-in included. */
    public Builder sweeps(int value) {
      sweeps = value;
      return this;
    }

    /** Sets the sweeps before samples are taken. */
    public Builder burnIn(int value) {
      burnIn = value;
      return this;
    }

    /** Sets how many samples are kept in all. */
    public Builder samples(int value) {
      samples = value;
      return this;
    }

    /** Sets whether genres, years and demographics are used. */
    public Builder attributes(boolean value) {
      attributes = value;
      return this;
    }

    /** Sets whether the movies that a person rated count beyond the ratings. */
    public Builder history(boolean value) {
      history = value;
      return this;
    }

    /** Sets whether the date of a rating is used. */
    public Builder dates(boolean value) {
      dates = value;
      return this;
    }

    /** Sets the share of the training part that is kept to watch. */
    public Builder validation(double value) {
      validation = value;
      return this;
    }

    /** Sets the seed of every draw. */
    public Builder seed(long value) {
      seed = value;
      return this;
    }

    /**
     * The settings.
     *
     * @throws IllegalArgumentException if one is out of its range
     */
    public FactorizationSettings build() {
      return new FactorizationSettings(
          factors,
          chains,
          noise,
          sweeps,
          burnIn,
          samples,
          attributes,
          history,
          dates,
          validation,
          seed);
    }
  }
}
