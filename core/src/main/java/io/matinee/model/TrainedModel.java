package io.matinee.model;

import io.matinee.data.Movie;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/**
 * A model that was trained, of whatever kind: what it learned, and how it came to be. Immutable.
 */
public interface TrainedModel {
  /** The kind of its model files, such as {@code "network"}. */
  String kind();

  /** The name of its predictors, such as {@code RecommenderNet}. */
  String name();

  /** Where it came from. */
  ModelCard card();

  /** How it was trained: a record of the kind's own. */
  Object settings();

  /** The seed of every draw of its training. */
  long seed();

  /** Whether what a person has rated counts for what it predicts. */
  boolean usesHistory();

  /** Whether it needs the date of a rating to predict it as it was trained to. */
  boolean usesDate();

  /** The same model with more figures on its card. */
  TrainedModel withMetrics(Map<String, Double> metrics);

  /** Predicts ratings of the movies of {@code catalogue}, which need not be those of training. */
  RatingPredictor predictor(List<Movie> catalogue);

  /** Writes it to {@code path}, whole or not at all. */
  void save(Path path);
}
