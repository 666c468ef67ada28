package io.matinee.cli;

import io.matinee.data.Dataset;
import io.matinee.model.MovieScorer;
import io.matinee.model.Profile;
import io.matinee.model.RatingPredictor;
import io.matinee.model.TrainedModel;
import io.matinee.model.UncertainScorer;
import io.matinee.ranking.RankingModel;
import io.matinee.recommendation.Filter;
import io.matinee.recommendation.ListControls;
import io.matinee.recommendation.Recommendation;
import io.matinee.recommendation.Recommender;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/**
 * A saved model and the data it is used with.
 *
 * @param model as it was saved
 * @param dataset whose movies it recommends
 * @param predictor the model's, of these movies
 * @param recommender makes lists with it
 * @param controls of the lists
 * @param watched what people watch, of these movies; {@code null} where lists go by rating alone
 */
record ServedModel(
    TrainedModel model,
    Dataset dataset,
    RatingPredictor predictor,
    Recommender recommender,
    ListControls controls,
    RankingModel watched) {
  /**
   * Loads {@code file}, and says so where it was trained on other data than {@code dataset}.
   *
   * @param lists how lists are made
   */
  static ServedModel load(
      Session session, Dataset dataset, Path file, ListOptions lists, boolean quiet) {
    ListControls controls = lists.controls();
    TrainedModel model = SavedModel.load(file);
    if (!quiet && !model.card().data().name().equals(dataset.provenance().name())) {
      session.err().printf("Note: %s was trained on %s%n", file, model.card().data().describe());
    }
    Optional<RankingModel> ranking =
        lists.byRating()
            ? Optional.empty()
            : RankingFile.load(session, file, model, quiet)
                .map(found -> found.over(dataset.movies()));
    RatingPredictor predictor = model.predictor(dataset.movies());
    Recommender recommender =
        ranking
            .map(watched -> Recommender.of(dataset, predictor, watched))
            .orElseGet(() -> new Recommender(dataset.movies(), dataset.ratings(), predictor));
    return new ServedModel(model, dataset, predictor, recommender, controls, ranking.orElse(null));
  }

  /** The list for {@code profile}, with what the model expects of each entry where it says so. */
  List<ListedMovie> list(Profile profile, Filter filter, int count) {
    List<Recommendation> list = recommendations(profile, filter, count);
    MovieScorer scorer = predictor.bind(profile);
    if (!(scorer instanceof UncertainScorer uncertain)) {
      return list.stream().map(entry -> new ListedMovie(entry, null)).toList();
    }
    return list.stream()
        .map(entry -> new ListedMovie(entry, uncertain.estimate(index(entry))))
        .toList();
  }

  /** The list for {@code profile}. */
  List<Recommendation> recommendations(Profile profile, Filter filter, int count) {
    return recommender.recommend(profile, filter, controls, count);
  }

  private int index(Recommendation entry) {
    return dataset.tryMovieIndex(entry.movie().id());
  }
}
