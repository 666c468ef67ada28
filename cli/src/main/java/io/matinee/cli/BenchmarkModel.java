package io.matinee.cli;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;

/** A model that a benchmark can train, in the order of tables. */
enum BenchmarkModel {
  GLOBAL_MEAN("global mean", 1, true),
  MOVIE_MEAN("movie mean", 2, true),
  BIASES("user + movie bias", 2, true),
  POPULARITY("popularity", 4, false),
  ITEM_KNN("item-kNN", 10, false),
  EASE("EASE", 10, false),
  IALS("iALS", 20, false),
  SVD("SVD by SGD", 30, true),
  NETWORK("RecommenderNet", 40, true),
  FACTORIZATION("Factorization", 400, true),
  COMBINED("Factorization + ranking", 60, false);

  private final String label;
  private final int weight;
  private final boolean ofRatings;

  BenchmarkModel(String label, int weight, boolean ofRatings) {
    this.label = label;
    this.weight = weight;
    this.ofRatings = ofRatings;
  }

  /** Its name in tables. */
  String label() {
    return label;
  }

  /** How long it takes, roughly, beside the others. */
  int weight() {
    return weight;
  }

  /** Whether it predicts ratings. */
  boolean ofRatings() {
    return ofRatings;
  }

  /** The word for it on the command line. */
  String word() {
    return name().toLowerCase(Locale.ROOT).replace('_', '-');
  }

  /** All words. */
  static List<String> words() {
    return Arrays.stream(values()).map(BenchmarkModel::word).toList();
  }

  /**
   * The model for {@code word}.
   *
   * @throws WrongUsage if there is none
   */
  static BenchmarkModel of(String word) {
    return Arrays.stream(values())
        .filter(model -> model.word().equals(word.strip().toLowerCase(Locale.ROOT)))
        .findFirst()
        .orElseThrow(
            () ->
                new WrongUsage(
                    "expected --models of %s, found %s"
                        .formatted(String.join(", ", words()), word)));
  }
}
