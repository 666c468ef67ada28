package io.matinee.cli;

import io.matinee.network.NetworkSettings;
import io.matinee.network.NetworkSettings.OptimizerKind;
import io.matinee.network.Schedule;
import picocli.CommandLine.Option;

/**
 * How RecommenderNet is trained. A test holds the defaults in the texts to those of the settings.
 */
final class NetworkOptions {
  @Option(
      names = "--epochs",
      paramLabel = "N",
      description = "Passes over the data, at most (default: 40).")
  private Integer epochs;

  @Option(
      names = "--batch",
      paramLabel = "N",
      description = "Ratings in a mini-batch (default: 256).")
  private Integer batch;

  @Option(
      names = "--learning-rate",
      paramLabel = "RATE",
      description = "Learning rate at the start (default: 0.001).")
  private Double learningRate;

  @Option(names = "--optimizer", paramLabel = "RULE", description = "adam or sgd (default: adam).")
  private OptimizerKind optimizer;

  @Option(
      names = "--momentum",
      paramLabel = "SHARE",
      description = "Momentum of sgd (default: 0.9).")
  private Double momentum;

  @Option(
      names = "--schedule",
      paramLabel = "SCHEDULE",
      description = "constant, cosine or step (default: cosine).")
  private Schedule schedule;

  @Option(
      names = "--weight-decay",
      paramLabel = "WEIGHT",
      description = "Weight of the L2 penalty (default: 0.0003).")
  private Double weightDecay;

  @Option(
      names = "--dropout",
      paramLabel = "SHARE",
      description = "Share of first-layer units left out (default: 0.2).")
  private Double dropout;

  @Option(
      names = "--embedding",
      paramLabel = "N",
      description = "Length of an embedding (default: 50).")
  private Integer embedding;

  @Option(
      names = "--hidden",
      arity = "2",
      paramLabel = "N",
      description = "Units of the two hidden layers (default: 128 64).")
  private int[] hidden;

  @Option(
      names = "--patience",
      paramLabel = "N",
      description =
          "Epochs without a better validation RMSE before it stops; 0: never (default: 10).")
  private Integer patience;

  @Option(
      names = "--unknown-rate",
      paramLabel = "SHARE",
      description = "How often training hides a zip code, occupation or year (default: 0.02).")
  private Double unknownRate;

  /**
   * What the person set over {@code base}.
   *
   * @param validation share of the training part that is kept to watch; {@code null} for the base's
   * @throws WrongUsage if a value is out of its range
   */
  NetworkSettings settings(NetworkSettings.Builder base, Double validation, long seed) {
    Given.of(validation, base::validation);
    return WrongUsage.unless(() -> applyTo(base).seed(seed).build());
  }

  private NetworkSettings.Builder applyTo(NetworkSettings.Builder settings) {
    Given.of(epochs, settings::epochs);
    Given.of(batch, settings::batch);
    Given.of(learningRate, settings::learningRate);
    Given.of(optimizer, settings::optimizer);
    Given.of(momentum, settings::momentum);
    Given.of(schedule, settings::schedule);
    Given.of(weightDecay, settings::weightDecay);
    Given.of(dropout, settings::dropout);
    Given.of(embedding, settings::embedding);
    Given.of(hidden, units -> settings.hidden(units[0], units[1]));
    Given.of(patience, settings::patience);
    Given.of(unknownRate, settings::unknownRate);
    return settings;
  }
}
