package io.matinee.benchmarks;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/** RecommenderNet in PyTorch, in a Python process. */
final class PythonPeer implements AutoCloseable {
  private static final List<String> PYTHONS = List.of("python3", "/usr/bin/python3");

  private final AnsweringProcess process;
  private final String version;
  private final int threads;

  private PythonPeer(AnsweringProcess process, String version, int threads) {
    this.process = process;
    this.version = version;
    this.threads = threads;
  }

  /**
   * Starts one with the first Python that has torch; empty where none has.
   *
   * @param script torch_peer.py
   * @param folder of MovieLens 100K
   * @param ratings what to train on, as a file of MovieLens 100K
   */
  static Optional<PythonPeer> start(Path script, Path folder, Path ratings, int threads) {
    return PYTHONS.stream()
        .map(
            python ->
                new ProcessBuilder(
                    python, script.toString(), folder.toString(), ratings.toString()))
        .flatMap(builder -> start(builder, threads).stream())
        .findFirst();
  }

  private static Optional<PythonPeer> start(ProcessBuilder builder, int threads) {
    builder.environment().put("OPENBLAS_NUM_THREADS", Integer.toString(threads));
    builder.environment().remove("OPENBLAS_CORETYPE"); // its own choice is the fastest
    builder.environment().remove("OPENBLAS_L2_SIZE");
    try {
      AnsweringProcess process = new AnsweringProcess(builder);
      String version = process.line();
      if (version != null) {
        return Optional.of(new PythonPeer(process, version, threads));
      }
      process.close();
    } catch (IOException e) {
      return Optional.empty(); // no such Python
    }
    return Optional.empty();
  }

  int threads() {
    return threads;
  }

  /** Such as {@code torch 1.13.0a0}. */
  String version() {
    return version;
  }

  /** Trains anew. Returns the seconds of the fastest epoch. */
  double secondsOfAnEpoch(int batch, int epochs) {
    String answer = process.ask("train %d %d %d".formatted(batch, threads, epochs));
    return Arrays.stream(answer.split(" ")).mapToDouble(Double::parseDouble).min().orElseThrow();
  }

  /** Scores every movie for the first {@code people}. Returns the seconds that it takes. */
  double secondsToScore(int batch, int people) {
    return Double.parseDouble(process.ask("score %d %d %d".formatted(batch, threads, people)));
  }

  @Override
  public void close() {
    process.close();
  }
}
