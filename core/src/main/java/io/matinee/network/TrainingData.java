package io.matinee.network;

import io.matinee.MatineeException;
import io.matinee.data.Dataset;
import io.matinee.data.Ratings;
import io.matinee.data.Split;
import io.matinee.data.SplitSpec;
import io.matinee.data.Splits;
import io.matinee.features.NetworkFeatures;
import io.matinee.model.Predictions;
import io.matinee.model.Profile;
import io.matinee.model.RatingPredictor;
import java.util.List;

/**
 * The training part of a split, carved into what is learned from and what is watched, and encoded.
 * Trainings of the same seed and validation share may have one in common, one after the other.
 *
 * @param dataset whose ratings they are
 * @param split which part was held out; it is not in here
 * @param checksum the identity of the dataset's content
 * @param watched the ratings kept to watch; empty where none are
 * @param features fitted on the ratings learned from
 * @param examples the ratings learned from
 * @param movies the dataset's
 * @param people by dense user index; the network asks for no history
 */
record TrainingData(
    Dataset dataset,
    SplitSpec split,
    String checksum,
    Ratings watched,
    NetworkFeatures features,
    Examples examples,
    DistinctMovies movies,
    List<Profile> people) {

  /**
   * Carves and encodes.
   *
   * @param settings whose validation share and seed are used
   * @throws MatineeException if there is too little to learn from
   */
  static TrainingData of(Dataset dataset, SplitSpec split, NetworkSettings settings) {
    return of(dataset, split, split.apply(dataset).train(), settings);
  }

  /**
   * Carves and encodes {@code train}, which stands for the training part of {@code split}.
   *
   * @param settings whose validation share and seed are used
   * @throws MatineeException if there is too little to learn from
   */
  static TrainingData of(
      Dataset dataset, SplitSpec split, Ratings train, NetworkSettings settings) {
    Split inner = carve(train, settings);
    if (inner.train().size() < 2) {
      throw new MatineeException(
          "expected at least 2 ratings to learn from, found " + inner.train().size());
    }
    NetworkFeatures features = NetworkFeatures.fit(dataset, inner.train());
    DistinctMovies movies = new DistinctMovies(features, dataset.movies());
    return new TrainingData(
        dataset,
        split,
        dataset.checksum(),
        inner.test(),
        features,
        new Examples(dataset, features, movies, inner.train()),
        movies,
        dataset.users().stream().map(user -> Profile.newcomer(user.demographics())).toList());
  }

  private static Split carve(Ratings train, NetworkSettings settings) {
    return settings.validation() == 0
        ? new Split(train, train.select(new int[0]))
        : Splits.random(train, 1 - settings.validation(), settings.seed());
  }

  /** The RMSE of {@code network} on the ratings watched, in stars; {@code null} without any. */
  Double watchedRmse(NetworkWeights network) {
    if (watched.size() == 0) {
      return null;
    }
    RatingPredictor predictor =
        new NetworkPredictor(new FrozenNetwork(network), features, dataset.scale().max(), movies);
    return Predictions.rmse(Predictions.of(predictor, people, watched), watched);
  }
}
