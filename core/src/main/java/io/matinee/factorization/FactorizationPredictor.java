package io.matinee.factorization;

import io.matinee.data.Movie;
import io.matinee.model.ExplainablePredictor;
import io.matinee.model.MovieScorer;
import io.matinee.model.Profile;
import io.matinee.model.RatingExplainer;
import java.util.List;

/** The factorization over one catalogue. */
final class FactorizationPredictor implements ExplainablePredictor {
  private final Posterior posterior;
  private final CatalogueVectors catalogue;

  FactorizationPredictor(Posterior posterior, List<Movie> movies) {
    this.posterior = posterior;
    this.catalogue = new CatalogueVectors(posterior, movies);
  }

  @Override
  public String name() {
    return FactorizationModel.NAME;
  }

  @Override
  public MovieScorer bind(Profile profile) {
    return new FactorizationScorer(posterior, catalogue, profile);
  }

  @Override
  public RatingExplainer explainer(Profile profile) {
    return new FactorizationExplainer(posterior, catalogue, profile);
  }
}
