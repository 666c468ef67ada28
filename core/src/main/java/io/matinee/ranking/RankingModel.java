package io.matinee.ranking;

import io.matinee.data.Movie;
import io.matinee.data.RatingScale;
import io.matinee.model.Json;
import io.matinee.model.ModelCard;
import io.matinee.model.ModelFile;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Rankers that were trained together: what they learned, and how they came to be. Immutable. */
public final class RankingModel {
  /** The kind of its model files. */
  public static final String KIND = "ranking";

  private final ModelCard card;
  private final RankingSettings settings;
  private final RatingScale scale;
  private final List<String> movieIds; // of the catalogue
  private final Ease ease;
  private final ImplicitAls als;
  private final Popularity popularity;
  private final boolean moved; // to another catalogue than the training's

  RankingModel(
      ModelCard card,
      RankingSettings settings,
      RatingScale scale,
      List<String> movieIds,
      Ease ease,
      ImplicitAls als,
      Popularity popularity) {
    this(card, settings, scale, movieIds, ease, als, popularity, false);
  }

  private RankingModel(
      ModelCard card,
      RankingSettings settings,
      RatingScale scale,
      List<String> movieIds,
      Ease ease,
      ImplicitAls als,
      Popularity popularity,
      boolean moved) {
    this.card = card;
    this.settings = settings;
    this.scale = scale;
    this.movieIds = List.copyOf(movieIds);
    this.ease = ease;
    this.als = als;
    this.popularity = popularity;
    this.moved = moved;
  }

  /** Where it came from. */
  public ModelCard card() {
    return card;
  }

  /** How it was trained. */
  public RankingSettings settings() {
    return settings;
  }

  /** The ratings that people could give. */
  public RatingScale scale() {
    return scale;
  }

  /** The linear part. */
  public Ease ease() {
    return ease;
  }

  /** The vectors. */
  public ImplicitAls als() {
    return als;
  }

  /** What people like the one who asks watch. */
  public Popularity popularity() {
    return popularity;
  }

  /** The ids of the movies that the rankers score, by dense index. */
  List<String> movieIds() {
    return movieIds;
  }

  /** The same with more figures on its card. */
  public RankingModel withMetrics(Map<String, Double> metrics) {
    return new RankingModel(
        card.with(metrics), settings, scale, movieIds, ease, als, popularity, moved);
  }

  /** The same with settings that differ in how scores are combined only. */
  public RankingModel with(RankingSettings other) {
    if (!other.ease().equals(settings.ease()) || !other.als().equals(settings.als())) {
      throw new IllegalArgumentException("expected the settings of the training but for the mix");
    }
    return new RankingModel(card, other, scale, movieIds, ease, als, popularity, moved);
  }

  /**
   * The same for the movies of {@code catalogue}, which need not be those of training; one that was
   * not has a score of 0.
   */
  public RankingModel over(List<Movie> catalogue) {
    List<String> ids = catalogue.stream().map(Movie::id).toList();
    if (ids.equals(movieIds)) {
      return this;
    }
    Map<String, Integer> indexOf = new HashMap<>();
    ids.forEach(id -> indexOf.put(id, indexOf.size()));
    int[] indexes = movieIds.stream().mapToInt(id -> indexOf.getOrDefault(id, -1)).toArray();
    return new RankingModel(
        card,
        settings,
        scale,
        ids,
        ease.over(indexes, ids.size()),
        als.over(indexes, ids.size()),
        popularity.over(indexes, ids.size()),
        true);
  }

  /**
   * Writes it to {@code path}, whole or not at all.
   *
   * @throws IllegalStateException if it is not over the catalogue of its training
   */
  public void save(Path path) {
    if (moved) {
      throw new IllegalStateException("expected a model over the catalogue of its training");
    }
    RankingTensors.file(path, this).write();
  }

  /**
   * Reads what {@link #save} wrote.
   *
   * @throws io.matinee.model.ModelFileException if the file is missing, damaged, truncated, of
   *     another version or kind, or if its parts do not fit together
   */
  public static RankingModel load(Path path) {
    return of(ModelFile.read(path, KIND));
  }

  /**
   * Makes one of what {@link #save} wrote.
   *
   * @throws io.matinee.model.ModelFileException if the parts are missing or do not fit together
   */
  public static RankingModel of(ModelFile file) {
    return RankingTensors.model(file);
  }

  /** What the model file says in text. */
  Map<String, String> metadata() {
    return Map.of(
        "kind", KIND,
        "card", Json.write(card),
        "settings", Json.write(settings),
        "scale", Json.write(scale),
        "movie_ids", Json.write(movieIds),
        "people", Json.write(popularity.traits()));
  }
}
