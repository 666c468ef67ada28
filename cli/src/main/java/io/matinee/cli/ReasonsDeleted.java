package io.matinee.cli;

import io.matinee.data.Dataset;
import io.matinee.evaluation.Part;
import io.matinee.explanation.Faithfulness;
import io.matinee.model.ExplainablePredictor;
import io.matinee.model.Profile;
import io.matinee.model.RatingPredictor;
import io.matinee.model.TrainedModel;
import io.matinee.recommendation.Filter;
import io.matinee.recommendation.ListControls;
import io.matinee.recommendation.Recommender;
import java.util.List;

/** The deletion test: reasons are deleted, and ratings predicted anew. */
final class ReasonsDeleted {
  private static final int DELETED = 3; // reasons

  private ReasonsDeleted() {}

  /**
   * Measures it for the movie with the highest predicted rating that each person has not rated.
   *
   * @param models trained on {@code part}
   * @return {@code null} where none of them goes by ratings
   */
  static Faithfulness measure(Dataset dataset, Part part, List<TrainedModel> models, long seed) {
    return models.stream()
        .filter(TrainedModel::usesHistory)
        .findFirst()
        .map(model -> measure(dataset, part, model.predictor(dataset.movies()), seed))
        .orElse(null);
  }

  private static Faithfulness measure(
      Dataset dataset, Part part, RatingPredictor predictor, long seed) {
    Recommender recommender = new Recommender(dataset.movies(), part.train(), predictor);
    return measure((ExplainablePredictor) predictor, recommender, part.people(), seed);
  }

  /** Measures it for the movie that {@code recommender} recommends first to each. */
  static Faithfulness measure(
      ExplainablePredictor predictor, Recommender recommender, List<Profile> people, long seed) {
    int[] first =
        people.stream()
            .map(person -> recommender.movies(person, Filter.UNSEEN, ListControls.NONE, 1))
            .mapToInt(list -> list.length == 0 ? 0 : list[0])
            .toArray();
    return Faithfulness.measure(predictor, people, first, DELETED, seed);
  }
}
