package io.matinee.factorization;

import io.matinee.data.Movie;
import io.matinee.data.RatingScale;
import io.matinee.features.MovieTraits;
import io.matinee.features.PersonTraits;
import io.matinee.model.Json;
import io.matinee.model.ModelCard;
import io.matinee.model.ModelFile;
import io.matinee.model.RatingPredictor;
import io.matinee.model.Tensor;
import io.matinee.model.TrainedModel;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** A sampled factorization: what it learned, and how it came to be. Immutable. */
public final class FactorizationModel implements TrainedModel {
  /** The kind of its model files. */
  public static final String KIND = "factorization";

  static final String NAME = "Factorization";

  private final ModelCard card;
  private final FactorizationSettings settings;
  private final List<SweepResult> curve;
  private final Posterior posterior;

  FactorizationModel(
      ModelCard card,
      FactorizationSettings settings,
      List<SweepResult> curve,
      Posterior posterior) {
    this.card = card;
    this.settings = settings;
    this.curve = List.copyOf(curve);
    this.posterior = posterior;
  }

  @Override
  public String kind() {
    return KIND;
  }

  @Override
  public String name() {
    return NAME;
  }

  @Override
  public long seed() {
    return settings.seed();
  }

  @Override
  public boolean usesHistory() {
    return true;
  }

  @Override
  public boolean usesDate() {
    return settings.dates();
  }

  @Override
  public ModelCard card() {
    return card;
  }

  /** How it was sampled. */
  @Override
  public FactorizationSettings settings() {
    return settings;
  }

  /** How the sampling went, one entry a sweep. */
  public List<SweepResult> curve() {
    return curve;
  }

  @Override
  public FactorizationModel withMetrics(Map<String, Double> metrics) {
    return new FactorizationModel(card.with(metrics), settings, curve, posterior);
  }

  /**
   * Predicts ratings of the movies of {@code catalogue}, which need not be those of training. What
   * it binds is a {@link io.matinee.model.UncertainScorer} and a {@link
   * io.matinee.model.DatedScorer}.
   */
  @Override
  public RatingPredictor predictor(List<Movie> catalogue) {
    return new FactorizationPredictor(posterior, catalogue);
  }

  @Override
  public void save(Path path) {
    List<PosteriorSample> samples = posterior.samples();
    Map<String, String> metadata = new TreeMap<>();
    metadata.put("kind", KIND);
    metadata.put("card", Json.write(card));
    metadata.put("settings", Json.write(settings));
    metadata.put("scale", Json.write(posterior.scale()));
    metadata.put("people", Json.write(posterior.personTraits()));
    metadata.put("movies", Json.write(posterior.movieTraits()));
    metadata.put("movie_ids", Json.write(posterior.movieIds()));
    metadata.put("curve", Json.write(curve));
    metadata.put("samples", Json.write(samples.stream().map(SampleTensors.Header::of).toList()));
    Map<String, Tensor> tensors = new TreeMap<>();
    float[] ratings = new float[posterior.ratings().length];
    for (int movie = 0; movie < ratings.length; movie++) {
      ratings[movie] = posterior.ratings()[movie];
    }
    tensors.put("ratings", Tensor.vector(ratings));
    for (int s = 0; s < samples.size(); s++) {
      tensors.putAll(SampleTensors.of(samples.get(s), s));
    }
    new ModelFile(path, metadata, tensors).write();
  }

  /**
   * Reads what {@link #save} wrote.
   *
   * @throws io.matinee.model.ModelFileException if the file is missing, damaged, truncated, of
   *     another version or kind, or if its parts do not fit together
   */
  public static FactorizationModel load(Path path) {
    return of(ModelFile.read(path, KIND));
  }

  /**
   * Makes one of what {@link #save} wrote.
   *
   * @throws io.matinee.model.ModelFileException if the parts are missing or do not fit together
   */
  public static FactorizationModel of(ModelFile file) {
    RatingScale scale = file.json("scale", RatingScale.class);
    PersonTraits people = file.json("people", PersonTraits.class);
    MovieTraits movies = file.json("movies", MovieTraits.class);
    List<String> ids = file.list("movie_ids", String[].class);
    SampleTensors.Sizes sizes = SampleTensors.Sizes.of(ids.size(), scale, people, movies);
    float[] counts = file.values("ratings", ids.size());
    int[] ratings = new int[counts.length];
    Arrays.setAll(ratings, movie -> (int) counts[movie]);
    List<PosteriorSample> samples = SampleTensors.readAll(file, sizes);
    if (samples.isEmpty()) {
      throw file.unusable("expected samples, found none");
    }
    return new FactorizationModel(
        file.json("card", ModelCard.class),
        file.json("settings", FactorizationSettings.class),
        file.list("curve", SweepResult[].class),
        new Posterior(scale, people, movies, ids, ratings, samples));
  }
}
