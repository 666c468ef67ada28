package io.matinee.network;

/**
 * What can be set about RecommenderNet and its training. {@link #builder()} begins with the
 * defaults.
 *
 * @param embedding length of an embedding
 * @param hidden1 units of the first hidden layer
 * @param hidden2 units of the second hidden layer
 * @param dropout share of first-layer units left out in training, from 0 and below 1
 * @param optimizer the rule that moves the weights
 * @param learningRate at the start, above 0
 * @param momentum of plain gradient descent, from 0 and below 1; Adam does without
 * @param weightDecay weight of the L2 penalty, 0 or more
 * @param schedule how the learning rate changes
 * @param batch ratings in a mini-batch
 * @param epochs passes over the training part, at most
 * @param patience epochs without a better validation RMSE after which training stops; 0 never stops
 *     early and keeps the last epoch
 * @param validation share of the training part that is kept to watch, from 0 and below 1
 * @param unknownRate how often training hides a zip code, occupation or year, so that the row of
 *     the unknown learns, from 0 and below 1
 * @param seed of every draw
 */
public record NetworkSettings(
    int embedding,
    int hidden1,
    int hidden2,
    double dropout,
    OptimizerKind optimizer,
    double learningRate,
    double momentum,
    double weightDecay,
    Schedule schedule,
    int batch,
    int epochs,
    int patience,
    double validation,
    double unknownRate,
    long seed) {

  /** The rules that move weights. */
  public enum OptimizerKind {
    /** Adam (Kingma and Ba 2015) with its usual 0.9, 0.999 and 1e-8. */
    ADAM,
    /** Stochastic gradient descent with momentum. */
    SGD
  }

  /** Checks every range. */
  public NetworkSettings {
    atLeast(1, embedding, "embedding size");
    atLeast(1, hidden1, "first hidden size");
    atLeast(1, hidden2, "second hidden size");
    share(dropout, "dropout");
    share(momentum, "momentum");
    share(validation, "validation share");
    share(unknownRate, "unknown rate");
    atLeast(2, batch, "batch size"); // batch normalisation needs two
    atLeast(1, epochs, "epochs");
    atLeast(0, patience, "patience");
    check(learningRate > 0 && Double.isFinite(learningRate), "learning rate above 0", learningRate);
    check(
        weightDecay >= 0 && Double.isFinite(weightDecay), "weight decay of 0 or more", weightDecay);
  }

  private static void atLeast(int least, int found, String what) {
    check(found >= least, what + " of at least " + least, found);
  }

  private static void share(double found, String what) {
    check(found >= 0 && found < 1, what + " from 0 and below 1", found);
  }

  private static void check(boolean holds, String expected, Object found) {
    if (!holds) {
      throw new IllegalArgumentException("expected " + expected + ", found " + found);
    }
  }

  /** The defaults. */
  public static NetworkSettings defaults() {
    return builder().build();
  }

  /** A builder that begins with the defaults. */
  public static Builder builder() {
    return new Builder();
  }

  /** A builder that begins with the published report's settings: 200 epochs, nothing watched. */
  public static Builder report() {
    return builder()
        .schedule(Schedule.CONSTANT)
        .weightDecay(0)
        .epochs(200)
        .patience(0)
        .validation(0)
        .unknownRate(0);
  }

  /**
   * Sets what differs from the defaults. The network is the published report's; its training
   * differs where a validation part of random 80/20 splits (seeds 1, 2, 3 and 42) preferred it: a
   * falling learning rate and weight decay.
   */
  public static final class Builder {
    private int embedding = 50;
    private int hidden1 = 128;
    private int hidden2 = 64;
    private double dropout = 0.2;
    private OptimizerKind optimizer = OptimizerKind.ADAM;
    private double learningRate = 1e-3;
    private double momentum = 0.9;
    private double weightDecay = 3e-4;
    private Schedule schedule = Schedule.COSINE;
    private int batch = 256;
    private int epochs = 40;
    private int patience = 10;
    private double validation = 0.1;
    private double unknownRate = 0.02;
    private long seed = 42;

    private Builder() {}

    /** Sets the length of an embedding. */
    public Builder embedding(int value) {
      embedding = value;
      return this;
    }

    /** Sets the units of the two hidden layers. */
    public Builder hidden(int first, int second) {
      hidden1 = first;
      hidden2 = second;
      return this;
    }

    /** Sets the share of first-layer units left out in training. */
    public Builder dropout(double value) {
      dropout = value;
      return this;
    }

    /** Sets the rule that moves the weights. */
    public Builder optimizer(OptimizerKind value) {
      optimizer = value;
      return this;
    }

    /** Sets the learning rate at the start. */
    public Builder learningRate(double value) {
      learningRate = value;
      return this;
    }

    /** Sets the momentum of plain gradient descent. */
    public Builder momentum(double value) {
      momentum = value;
      return this;
    }

    /** Sets the weight of the L2 penalty. */
    public Builder weightDecay(double value) {
      weightDecay = value;
      return this;
    }

    /** Sets how the learning rate changes. */
    public Builder schedule(Schedule value) {
      schedule = value;
      return this;
    }

    /** Sets the ratings in a mini-batch. */
    public Builder batch(int value) {
      batch = value;
      return this;
    }

    /** Sets the largest number of epochs. */
    public Builder epochs(int value) {
      epochs = value;
      return this;
    }

    /** Sets the epochs without a better validation RMSE after which training stops. */
    public Builder patience(int value) {
      patience = value;
      return this;
    }

    /** Sets the share of the training part that is kept to watch. */
    public Builder validation(double value) {
      validation = value;
      return this;
    }

    /** Sets how often training hides a zip code, occupation or year. */
    public Builder unknownRate(double value) {
      unknownRate = value;
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
    public NetworkSettings build() {
      return new NetworkSettings(
          embedding,
          hidden1,
          hidden2,
          dropout,
          optimizer,
          learningRate,
          momentum,
          weightDecay,
          schedule,
          batch,
          epochs,
          patience,
          validation,
          unknownRate,
          seed);
    }
  }
}
