package io.matinee.evaluation;

/** Is told how a benchmark goes, on the thread that asked for it. */
public interface BenchmarkListener {
  /** A listener that does nothing. */
  BenchmarkListener SILENT = new BenchmarkListener() {};

  /**
   * A model is about to be trained.
   *
   * @param part its name
   * @param model its name
   */
  default void training(String part, String model) {}

  /** It is trained and about to be judged. */
  default void judging(String part, String model) {}

  /** It is judged. */
  default void done(String part, String model) {}
}
