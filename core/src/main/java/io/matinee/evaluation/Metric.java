package io.matinee.evaluation;

/**
 * Everything that {@link Benchmark} measures, each with its definition: the one place where they
 * stand. Reports print these very texts.
 *
 * <p>Ratings of 4 of 5 stars or more, in general of four fifths of the best, are <em>liked</em>. A
 * movie is <em>relevant</em> to a person where the test part has a liked rating of it, or any
 * rating where the {@link Protocol} says so. Lists hold k movies: of all the catalogue's movies
 * that the person has not rated in the training part (newcomers: in the pool that their known
 * ratings are drawn from) those with the highest scores, equal ones by their number of training
 * ratings; none are sampled. People without a relevant movie have no list and count nowhere in a
 * list's metrics. Over several folds a figure is the mean of the folds' figures.
 */
public enum Metric {
  /** Root mean squared error. */
  RMSE(
      "RMSE",
      Better.LOWER,
      true,
      "root of the mean squared difference between predicted and given rating, in stars; predictions"
          + " are not rounded"),
  /** Mean absolute error. */
  MAE("MAE", Better.LOWER, true, "mean absolute difference between them, in stars"),
  /** Logarithmic loss of the probability of a liking. */
  LOG_LOSS(
      "log-loss",
      Better.LOWER,
      true,
      "mean of -ln P(what happened), in nats, where what may happen is that the rating is liked or"
          + " not; probabilities are kept between 0.000001 and 0.999999. Models that state no"
          + " probability are given the logistic curve of their predicted rating that lists use"),
  /** Area under the ROC curve. */
  AUC(
      "AUC",
      Better.HIGHER,
      true,
      "the share of all pairs of a liked and a not liked test rating, of whichever people, in which"
          + " the liked one has the higher P(liked); equal ones count a half (Hanley and McNeil"
          + " 1982)"),
  /** Expected calibration error. */
  CALIBRATION_ERROR(
      "calibration error",
      Better.LOWER,
      true,
      "of ten bins of P(liked), each 0.1 wide: the distance between mean P(liked) and the share"
          + " liked, averaged over ratings (Naeini et al. 2015)"),
  /** Share of ratings in the 50 % interval. */
  WITHIN_50(
      "in 50 %",
      Better.NEITHER,
      true,
      "the share of ratings within 0.674 stated standard deviations of the prediction; 0.5 is right."
          + " For models that state a deviation; likewise the next two"),
  /** Share of ratings in the 80 % interval. */
  WITHIN_80("in 80 %", Better.NEITHER, true, "within 1.282 of them; 0.8 is right"),
  /** Share of ratings in the 95 % interval. */
  WITHIN_95("in 95 %", Better.NEITHER, true, "within 1.960 of them; 0.95 is right"),
  /** Normalized discounted cumulative gain. */
  NDCG(
      "NDCG",
      Better.HIGHER,
      true,
      "sum of 1 / log2(1 + rank) over the relevant movies in the list, by that of the best list of k"
          + " there could be; gains are 0 or 1 (Järvelin and Kekäläinen 2002)"),
  /** Precision. */
  PRECISION(
      "precision",
      Better.HIGHER,
      true,
      "relevant movies in the list, by k, also where the list is shorter"),
  /** Recall. */
  RECALL("recall", Better.HIGHER, true, "relevant movies in the list, by all relevant movies"),
  /** Mean average precision. */
  MAP(
      "MAP",
      Better.HIGHER,
      true,
      "sum of the precision at the rank of each relevant movie in the list, by all relevant movies,"
          + " be they more than k or not"),
  /** Mean reciprocal rank. */
  MRR(
      "MRR",
      Better.HIGHER,
      true,
      "1 / rank of the first relevant movie in the list; 0 where there is none"),
  /** Share of people with a hit. */
  HIT_RATE("hit rate", Better.HIGHER, true, "the share of lists with a relevant movie"),
  /** Catalogue coverage. */
  COVERAGE(
      "coverage", Better.HIGHER, false, "the share of the catalogue that is in somebody's list"),
  /** Gini coefficient of the places. */
  GINI(
      "Gini",
      Better.LOWER,
      false,
      "how unequally places fall to movies, those in no list too: 0 for equally, nearly 1 for all to"
          + " one"),
  /** Mean popularity. */
  POPULARITY(
      "popularity", Better.NEITHER, false, "training ratings of a movie, mean over all places"),
  /** Novelty. */
  NOVELTY(
      "novelty",
      Better.NEITHER,
      false,
      "-log2((1 + training ratings) / (1 + people with training ratings)), mean over all places, in"
          + " bits (Vargas and Castells 2011)"),
  /** Intra-list diversity. */
  DIVERSITY(
      "diversity",
      Better.NEITHER,
      false,
      "1 - Jaccard similarity of genres, mean over the pairs of a list, then over lists (Ziegler et"
          + " al. 2005)");

  /** Which way is better. */
  public enum Better {
    /** The higher, the better. */
    HIGHER,
    /** The lower, the better. */
    LOWER,
    /** It depends. */
    NEITHER
  }

  private final String label;
  private final Better better;
  private final boolean resampled;
  private final String definition;

  Metric(String label, Better better, boolean resampled, String definition) {
    this.label = label;
    this.better = better;
    this.resampled = resampled;
    this.definition = definition;
  }

  /** A short name for tables. */
  public String label() {
    return label;
  }

  /** Which way is better. */
  public Better better() {
    return better;
  }

  /**
   * Whether it has an interval from drawing people again: it is not so for what lists are like as a
   * whole, since fewer different people fill fewer different places.
   */
  public boolean resampled() {
    return resampled;
  }

  /** Whether it is about lists rather than ratings. */
  public boolean ofLists() {
    return compareTo(NDCG) >= 0;
  }

  /** What is measured, in one sentence. */
  public String definition() {
    return definition;
  }
}
