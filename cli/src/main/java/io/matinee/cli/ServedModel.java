package io.matinee.cli;

import io.matinee.data.Dataset;
import io.matinee.network.NetworkModel;
import io.matinee.recommendation.Recommender;
import java.nio.file.Path;

/**
 * A saved model and the data it is used with.
 *
 * @param model as it was saved
 * @param recommender makes lists with it
 */
record ServedModel(NetworkModel model, Recommender recommender) {
  /** Loads {@code file}, and says so where it was trained on other data than {@code dataset}. */
  static ServedModel load(Session session, Dataset dataset, Path file, boolean quiet) {
    NetworkModel model = NetworkModel.load(file);
    if (!quiet && !model.card().data().name().equals(dataset.provenance().name())) {
      session.err().printf("Note: %s was trained on %s%n", file, model.card().data().describe());
    }
    Recommender recommender =
        new Recommender(dataset.movies(), dataset.ratings(), model.predictor(dataset.movies()));
    return new ServedModel(model, recommender);
  }
}
