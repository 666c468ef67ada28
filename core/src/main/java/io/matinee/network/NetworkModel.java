package io.matinee.network;

import io.matinee.Version;
import io.matinee.data.AtomicFile;
import io.matinee.data.Movie;
import io.matinee.data.RatingScale;
import io.matinee.features.EncoderTables;
import io.matinee.features.NetworkFeatures;
import io.matinee.model.Json;
import io.matinee.model.ModelCard;
import io.matinee.model.ModelFile;
import io.matinee.model.RatingPredictor;
import io.matinee.model.TrainedModel;
import io.matinee.onnx.OnnxGraph;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/** A trained RecommenderNet: what it learned, and how it came to be. Immutable. */
public final class NetworkModel implements TrainedModel {
  /** The kind of its model files. */
  public static final String KIND = "network";

  static final String NAME = "RecommenderNet";

  private final ModelCard card;
  private final NetworkSettings settings;
  private final RatingScale scale;
  private final NetworkFeatures features;
  private final List<EpochResult> curve;
  private final NetworkWeights weights;

  NetworkModel(
      ModelCard card,
      NetworkSettings settings,
      RatingScale scale,
      NetworkFeatures features,
      List<EpochResult> curve,
      NetworkWeights weights) {
    this.card = card;
    this.settings = settings;
    this.scale = scale;
    this.features = features;
    this.curve = List.copyOf(curve);
    this.weights = weights;
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
    return false;
  }

  @Override
  public boolean usesDate() {
    return false;
  }

  @Override
  public ModelCard card() {
    return card;
  }

  /** How it was trained. */
  @Override
  public NetworkSettings settings() {
    return settings;
  }

  /** Its learning curve, one entry an epoch. */
  public List<EpochResult> curve() {
    return curve;
  }

  @Override
  public NetworkModel withMetrics(Map<String, Double> metrics) {
    return new NetworkModel(card.with(metrics), settings, scale, features, curve, weights);
  }

  @Override
  public RatingPredictor predictor(List<Movie> catalogue) {
    return new NetworkPredictor(
        new FrozenNetwork(weights), features, scale.max(), new DistinctMovies(features, catalogue));
  }

  /** How another program turns people and movies into the inputs of {@link #exportOnnx}. */
  public EncoderTables encoders() {
    return EncoderTables.of(features);
  }

  /**
   * Writes the network as it predicts to {@code path}, as an ONNX model (opset 13), whole or not at
   * all. Its metadata holds, as JSON, the {@link #encoders()}, the card and the settings.
   */
  public void exportOnnx(Path path) {
    Map<String, String> metadata =
        Map.of(
            "card", Json.write(card),
            "settings", Json.write(settings),
            "encoders", Json.write(encoders()));
    OnnxGraph graph = OnnxNetwork.of(weights, scale.max());
    AtomicFile.write(path, graph.toModel("Matinee", Version.CURRENT, metadata));
  }

  @Override
  public void save(Path path) {
    Map<String, String> metadata =
        Map.of(
            "kind", KIND,
            "card", Json.write(card),
            "settings", Json.write(settings),
            "scale", Json.write(scale),
            "features", Json.write(features),
            "curve", Json.write(curve));
    new ModelFile(path, metadata, WeightTensors.of(weights, "")).write();
  }

  /**
   * Reads what {@link #save} wrote.
   *
   * @throws io.matinee.model.ModelFileException if the file is missing, damaged, truncated, of
   *     another version or kind, or if its parts do not fit together
   */
  public static NetworkModel load(Path path) {
    return of(ModelFile.read(path, KIND));
  }

  /**
   * Makes one of what {@link #save} wrote.
   *
   * @throws io.matinee.model.ModelFileException if the parts are missing or do not fit together
   */
  public static NetworkModel of(ModelFile file) {
    NetworkSettings settings = file.json("settings", NetworkSettings.class);
    NetworkFeatures features = file.json("features", NetworkFeatures.class);
    NetworkLayout layout = new NetworkLayout(shape(settings, features));
    return new NetworkModel(
        file.json("card", ModelCard.class),
        settings,
        file.json("scale", RatingScale.class),
        features,
        List.of(file.json("curve", EpochResult[].class)),
        WeightTensors.read(file, "", layout));
  }

  /** The sizes of the network for {@code features}. */
  static NetworkShape shape(NetworkSettings settings, NetworkFeatures features) {
    return new NetworkShape(
        features.zipCodes().size(),
        features.years().size(),
        features.occupations().size(),
        features.genres().size(),
        settings.embedding(),
        settings.hidden1(),
        settings.hidden2());
  }
}
