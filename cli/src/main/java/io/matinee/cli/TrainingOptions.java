package io.matinee.cli;

import io.matinee.factorization.FactorizationSettings;
import io.matinee.network.NetworkSettings;
import java.util.List;
import java.util.Map;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** How models of either kind are trained. */
final class TrainingOptions {
  @Option(
      names = "--validation",
      paramLabel = "SHARE",
      description = "Share of it kept to watch (default: 0.1; factorization: 0.005).")
  private Double validation;

  @Mixin private NetworkOptions network;
  @Mixin private FactorizationOptions factorization;
  @Mixin private ThreadsOption threads;

  /** The options that mean something for one kind only. */
  static Map<ModelKind, List<String>> ofOneKind(String... moreOfNetwork) {
    return Map.of(
        ModelKind.NETWORK,
        KindOption.names(new NetworkOptions(), moreOfNetwork),
        ModelKind.FACTORIZATION,
        KindOption.names(new FactorizationOptions()));
  }

  /**
   * The training of a model of {@code kind}.
   *
   * @throws WrongUsage if a value is out of its range
   */
  Training training(ModelKind kind, Session session, OutputOptions output, long seed) {
    return kind == ModelKind.NETWORK
        ? network(NetworkSettings.builder(), session, output, seed)
        : sampling(FactorizationSettings.builder(), session, output, seed);
  }

  /**
   * The training of RecommenderNet.
   *
   * @param base what the person set goes over it
   * @throws WrongUsage if a value is out of its range
   */
  Training network(NetworkSettings.Builder base, Session session, OutputOptions output, long seed) {
    NetworkSettings settings = network.settings(base, validation, seed);
    return new NetworkTraining(session, output, settings, threads.network());
  }

  /**
   * The training of a factorization.
   *
   * @param base what the person set goes over it
   * @throws WrongUsage if a value is out of its range
   */
  Training sampling(
      FactorizationSettings.Builder base, Session session, OutputOptions output, long seed) {
    FactorizationSettings settings = factorization.settings(base, validation, seed);
    return new FactorizationTraining(session, output, settings, threads.factorization());
  }
}
