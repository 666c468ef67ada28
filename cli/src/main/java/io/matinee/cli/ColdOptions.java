package io.matinee.cli;

import io.matinee.data.Dataset;
import io.matinee.data.Ratings;
import io.matinee.evaluation.ColdMovies;
import io.matinee.evaluation.ColdPeople;
import io.matinee.evaluation.FoldTraining;
import io.matinee.model.RatingPredictor;
import io.matinee.model.TrainedModel;
import java.util.ArrayList;
import java.util.List;
import picocli.CommandLine.Option;

/** Judging models on people or movies that their training has not seen. */
final class ColdOptions {
  @Option(
      names = "--cold-people",
      paramLabel = "FOLDS",
      description = "On new people, by how many ratings are given.")
  private Integer people;

  @Option(
      names = "--cold-movies",
      paramLabel = "FOLDS",
      description = "On movies without a rating in training.")
  private Integer movies;

  /** Whether the person asked for it. */
  boolean given() {
    return people != null || movies != null;
  }

  /** How many folds of people; {@code null} where that is not asked for. */
  Integer people() {
    return people;
  }

  /** How many folds of movies; {@code null} where that is not asked for. */
  Integer movies() {
    return movies;
  }

  /**
   * Trains on all folds, and judges.
   *
   * @throws WrongUsage if both are asked for, or folds that cannot be
   */
  ColdOutput judge(Session session, boolean quiet, Dataset dataset, Training training, long seed) {
    if (people != null && movies != null) {
      throw new WrongUsage("expected either --cold-people or --cold-movies, found both");
    }
    boolean dated = training.usesDate();
    FoldTraining folds =
        (fold, train) -> {
          if (!quiet) {
            session.err().printf("Fold %d of %d%n", fold, people != null ? people : movies);
          }
          return models(dataset, training, train);
        };
    if (people != null) {
      ColdPeople judge = WrongUsage.unless(() -> new ColdPeople(dataset, people, seed));
      return ColdOutput.ofPeople(
          session, judge.protocol().withDate(dated), judge.judge(folds, dated));
    }
    ColdMovies judge = WrongUsage.unless(() -> new ColdMovies(dataset, movies, seed));
    return ColdOutput.ofMovies(
        session, judge.protocol().withDate(dated), judge.judge(folds, dated));
  }

  private static List<RatingPredictor> models(Dataset dataset, Training training, Ratings train) {
    TrainedModel model = training.trainOnly(dataset, train);
    List<RatingPredictor> models = new ArrayList<>(List.of(model.predictor(dataset.movies())));
    models.addAll(Judged.baselines(dataset, train));
    return models;
  }
}
