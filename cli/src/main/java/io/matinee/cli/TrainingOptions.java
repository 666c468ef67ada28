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

  /** The options that mean something for one kind only. */
  static Map<ModelKind, List<String>> ofOneKind(String... moreOfNetwork) {
    return Map.of(
        ModelKind.NETWORK,
        KindOption.names(new NetworkOptions(), moreOfNetwork),
        ModelKind.FACTORIZATION,
        KindOption.names(new FactorizationOptions()));
  }

  /**
   * How RecommenderNet is to be trained.
   *
   * @param base what the person set goes over it
   * @throws WrongUsage if a value is out of its range
   */
  NetworkSettings network(NetworkSettings.Builder base, long seed) {
    return network.settings(base, validation, seed);
  }

  /**
   * How the factorization is to be sampled.
   *
   * @param base what the person set goes over it
   * @throws WrongUsage if a value is out of its range
   */
  FactorizationSettings factorization(FactorizationSettings.Builder base, long seed) {
    return factorization.settings(base, validation, seed);
  }

  /**
   * The training of a model of {@code kind}.
   *
   * @throws WrongUsage if a value is out of its range
   */
  Training training(ModelKind kind, Session session, OutputOptions output, long seed) {
    return kind == ModelKind.NETWORK
        ? new NetworkTraining(session, output, network(NetworkSettings.builder(), seed))
        : sampling(FactorizationSettings.builder(), session, output, seed);
  }

  /**
   * The training of a factorization.
   *
   * @param base what the person set goes over it
   * @throws WrongUsage if a value is out of its range
   */
  Training sampling(
      FactorizationSettings.Builder base, Session session, OutputOptions output, long seed) {
    return new FactorizationTraining(
        session, output, factorization(base, seed), factorization.threads());
  }
}
