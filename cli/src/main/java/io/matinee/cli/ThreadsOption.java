package io.matinee.cli;

import io.matinee.network.NetworkTrainer;
import picocli.CommandLine.Option;

/** How many threads train. */
final class ThreadsOption {
  @Option(
      names = "--threads",
      paramLabel = "N",
      description = "Threads that train (default: one a core).")
  private Integer threads;

  /**
   * So many threads, or {@code otherwise} where the person did not say.
   *
   * @throws WrongUsage if the number is out of its range
   */
  private int or(int otherwise) {
    if (threads != null && threads < 1) {
      throw new WrongUsage("expected threads of 1 or more, found " + threads);
    }
    return threads == null ? otherwise : threads;
  }

  /** So many for RecommenderNet. */
  int network() {
    return or(NetworkTrainer.availableThreads());
  }

  /** So many for the factorization. */
  int factorization() {
    return or(Runtime.getRuntime().availableProcessors());
  }
}
