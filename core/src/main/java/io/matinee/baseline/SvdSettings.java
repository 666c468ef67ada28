package io.matinee.baseline;

/**
 * What can be set about {@link SvdBySgd}.
 *
 * @param factors length of the vectors, 1 or more
 * @param epochs passes over the training part, 1 or more
 * @param learningRate of every step, above 0
 * @param regularization the L2 penalty on a bias or vector for each rating behind it, 0 or more
 * @param spread standard deviation of the movies' vectors at the start, in root stars, above 0
 * @param seed of the start and of the order of ratings
 */
public record SvdSettings(
    int factors, int epochs, double learningRate, double regularization, double spread, long seed) {
  /** Checks every range. */
  public SvdSettings {
    boolean numbers = learningRate > 0 && regularization >= 0 && spread > 0;
    if (factors < 1 || epochs < 1 || !numbers) {
      throw new IllegalArgumentException(
          ("expected factors and epochs of 1 or more, a learning rate and a spread above 0 and a"
                  + " regularization of 0 or more, found %d, %d, %s, %s, %s")
              .formatted(factors, epochs, learningRate, spread, regularization));
    }
  }

  /** The defaults of the library Surprise's SVD: 100 factors, 20 epochs, rate 0.005, L2 0.02. */
  public static SvdSettings withSeed(long seed) {
    return new SvdSettings(100, 20, 0.005, 0.02, 0.1, seed);
  }
}
