package io.matinee.evaluation;

import io.matinee.data.Dataset;
import io.matinee.data.Ratings;
import io.matinee.data.Split;
import io.matinee.model.Predictions;
import io.matinee.model.Profile;
import io.matinee.model.RatingPredictor;
import java.util.ArrayList;
import java.util.List;

/**
 * Judges models on movies of which they have seen no rating: movies are parted into folds, and the
 * ratings of each fold's movies are predicted by models trained on the ratings of all others.
 */
public final class ColdMovies {
  private final Dataset dataset;
  private final Folds folds;
  private final long seed;

  /**
   * Parts the movies of {@code dataset}.
   *
   * @param seed of the folds and the bootstrap
   * @throws IllegalArgumentException if there are fewer than two folds or fewer movies than folds
   */
  public ColdMovies(Dataset dataset, int folds, long seed) {
    this.dataset = dataset;
    this.folds = Folds.of(dataset.movies().size(), folds, "movies", seed);
    this.seed = seed;
  }

  /** Under which conditions. */
  public Protocol protocol() {
    int ratings = dataset.ratings().size();
    return Protocol.of(
        dataset,
        "%d folds by movie in turn, seed %d, no rating of a movie in training"
            .formatted(folds.count(), seed),
        (int) Math.round(ratings * (1 - 1.0 / folds.count())),
        ratings,
        seed);
  }

  /**
   * How the models of {@code training} do over the ratings of all folds.
   *
   * @param dated whether those that know what the date of a rating does are told it
   */
  public List<RatingJudgement> judge(FoldTraining training, boolean dated) {
    Ratings all = dataset.ratings();
    PooledPredictions pooled = new PooledPredictions(all, dataset.users().size(), seed);
    for (int fold = 0; fold < folds.count(); fold++) {
      Ratings train = all.select(folds.rows(all.size(), all::movie, fold, false));
      int[] held = folds.rows(all.size(), all::movie, fold, true);
      List<Profile> people = Profile.ofUsers(dataset, train);
      for (RatingPredictor predictor : training.train(fold + 1, train)) {
        pooled.put(
            predictor.name(), held, Predictions.of(predictor, people, all.select(held), dated));
      }
    }
    return pooled.judgements();
  }

  /** The folds as parts of a {@link Benchmark}. */
  public List<Part> parts() {
    Ratings all = dataset.ratings();
    List<Part> parts = new ArrayList<>();
    for (int fold = 0; fold < folds.count(); fold++) {
      Ratings train = all.select(folds.rows(all.size(), all::movie, fold, false));
      Ratings test = all.select(folds.rows(all.size(), all::movie, fold, true));
      parts.add(Part.of(dataset, "fold " + (fold + 1), new Split(train, test)));
    }
    return parts;
  }
}
