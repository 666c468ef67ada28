package io.matinee.cli;

import io.matinee.network.NetworkSettings;
import io.matinee.network.NetworkSettings.OptimizerKind;
import io.matinee.network.Schedule;
import picocli.CommandLine.Option;

/** How RecommenderNet is trained. Everything has a default. */
final class NetworkOptions {
  @Option(names = "--epochs", description = "Passes over the training part, at most.")
  private Integer epochs;

  @Option(names = "--batch", description = "Ratings in a mini-batch.")
  private Integer batch;

  @Option(names = "--learning-rate", description = "Learning rate at the start.")
  private Double learningRate;

  @Option(names = "--optimizer", description = "adam or sgd.")
  private OptimizerKind optimizer;

  @Option(names = "--momentum", description = "Momentum of sgd.")
  private Double momentum;

  @Option(names = "--schedule", description = "Learning rate: constant, cosine or step.")
  private Schedule schedule;

  @Option(names = "--weight-decay", description = "Weight of the L2 penalty.")
  private Double weightDecay;

  @Option(names = "--dropout", description = "Share of first-layer units left out.")
  private Double dropout;

  @Option(names = "--embedding", description = "Length of an embedding.")
  private Integer embedding;

  @Option(
      names = "--hidden",
      arity = "2",
      paramLabel = "N",
      description = "Units of the two hidden layers.")
  private int[] hidden;

  @Option(
      names = "--patience",
      description = "Epochs without a better validation RMSE before it stops; 0: never stops.")
  private Integer patience;

  @Option(names = "--validation", description = "Share of the training part that is kept to watch.")
  private Double validation;

  @Option(
      names = "--unknown-rate",
      description = "How often training hides a zip code, occupation or year.")
  private Double unknownRate;

  /**
   * What the person set over {@code base}.
   *
   * @throws WrongUsage if a value is out of its range
   */
  NetworkSettings settings(NetworkSettings.Builder base, long seed) {
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
    Given.of(validation, settings::validation);
    Given.of(unknownRate, settings::unknownRate);
    return settings;
  }
}
