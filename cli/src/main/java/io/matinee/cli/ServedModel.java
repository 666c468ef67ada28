package io.matinee.cli;

import io.matinee.data.Dataset;
import io.matinee.model.MovieScorer;
import io.matinee.model.Profile;
import io.matinee.model.RatingPredictor;
import io.matinee.model.TrainedModel;
import io.matinee.model.UncertainScorer;
import io.matinee.recommendation.Filter;
import io.matinee.recommendation.Recommendation;
import io.matinee.recommendation.Recommender;
import java.nio.file.Path;
import java.util.List;

/**
 * A saved model and the data it is used with.
 *
 * @param model as it was saved
 * @param dataset whose movies it recommends
 * @param predictor the model's, of these movies
 * @param recommender makes lists with it
 */
record ServedModel(
    TrainedModel model, Dataset dataset, RatingPredictor predictor, Recommender recommender) {
  /** Loads {@code file}, and says so where it was trained on other data than {@code dataset}. */
  static ServedModel load(Session session, Dataset dataset, Path file, boolean quiet) {
    TrainedModel model = SavedModel.load(file);
    if (!quiet && !model.card().data().name().equals(dataset.provenance().name())) {
      session.err().printf("Note: %s was trained on %s%n", file, model.card().data().describe());
    }
    RatingPredictor predictor = model.predictor(dataset.movies());
    return new ServedModel(
        model, dataset, predictor, new Recommender(dataset.movies(), dataset.ratings(), predictor));
  }

  /** The list for {@code profile}, with what the model expects of each entry where it says so. */
  List<ListedMovie> list(Profile profile, Filter filter, int count) {
    List<Recommendation> list = recommender.recommend(profile, filter, count);
    MovieScorer scorer = predictor.bind(profile);
    if (!(scorer instanceof UncertainScorer uncertain)) {
      return list.stream().map(entry -> new ListedMovie(entry, null)).toList();
    }
    return list.stream()
        .map(entry -> new ListedMovie(entry, uncertain.estimate(index(entry))))
        .toList();
  }

  private int index(Recommendation entry) {
    return dataset.tryMovieIndex(entry.movie().id());
  }
}
