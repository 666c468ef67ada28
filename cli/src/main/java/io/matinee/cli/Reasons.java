package io.matinee.cli;

import io.matinee.data.Dataset;
import io.matinee.data.Movie;
import io.matinee.data.Ratings;
import io.matinee.data.SplitSpec;
import io.matinee.explanation.Explainer;
import io.matinee.explanation.RatingFacts;
import io.matinee.explanation.Sentences;
import io.matinee.explanation.WatchedReason;
import io.matinee.model.ExplainablePredictor;
import io.matinee.model.Profile;
import java.util.List;

/**
 * Says why, with a served model.
 *
 * @param served whose ratings are explained
 * @param facts of the ratings that it learned from, where the data is the same, else of all
 */
record Reasons(ServedModel served, RatingFacts facts) {
  /** Counts the facts. */
  static Reasons of(ServedModel served) {
    return new Reasons(served, new RatingFacts(served.dataset(), learnedFrom(served)));
  }

  private static Ratings learnedFrom(ServedModel served) {
    Dataset dataset = served.dataset();
    SplitSpec split = served.model().card().split();
    boolean same = served.model().card().dataChecksum().equals(dataset.checksum());
    return same && split.holdsOut() ? split.apply(dataset).train() : dataset.ratings();
  }

  /** {@code list} with a line that says of each movie why it is for {@code profile}. */
  List<ListedMovie> why(Profile profile, List<ListedMovie> list) {
    Explainer explainer = explainer(profile);
    Sentences sentences = sentences(profile);
    return list.stream()
        .map(
            listed -> {
              int movie = served.dataset().tryMovieIndex(listed.entry().movie().id());
              String company = sentences.line(company(profile, movie));
              return listed.because(
                  company.isEmpty() ? sentences.line(explainer.explain(movie), movie) : company);
            })
        .toList();
  }

  /**
   * The rated movies in whose company {@code movie} is watched, what counts most first; empty where
   * lists go by rating alone.
   */
  List<WatchedReason> company(Profile profile, int movie) {
    if (served.watched() == null) {
      return List.of();
    }
    List<Movie> movies = served.dataset().movies();
    return WatchedReason.of(served.watched().ease(), movies, profile, movie).stream()
        .filter(reason -> reason.adds() != 0)
        .toList();
  }

  /** What explains the ratings of {@code profile}. */
  Explainer explainer(Profile profile) {
    return new Explainer(predictor(served), served.dataset().movies(), profile);
  }

  /** What puts it into words. */
  Sentences sentences(Profile profile) {
    return new Sentences(facts, profile);
  }

  /**
   * The predictor as one that explains.
   *
   * @throws WrongUsage if it does not
   */
  static ExplainablePredictor predictor(ServedModel served) {
    if (served.predictor() instanceof ExplainablePredictor explainable) {
      return explainable;
    }
    throw new WrongUsage(
        "expected a model that explains its ratings, found " + served.predictor().name());
  }
}
