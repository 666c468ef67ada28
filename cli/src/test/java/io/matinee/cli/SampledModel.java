package io.matinee.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;

/** A factorization of {@link SmallMovieLens}, sampled from u1.base by the command line. */
final class SampledModel {
  private SampledModel() {}

  /** Samples one below {@code home}. */
  static TrainedModel in(Path home) {
    Program program = Program.offline(home);
    Path data = SmallMovieLens.write(home.resolve("data"));
    Path out = home.resolve("out");
    Program.Outcome outcome =
        program.runFew(
            "train", "--fold", "u1", "--format", "json", "--data", "" + data, "--out", "" + out);
    assertThat(outcome.code()).as(outcome.err()).isZero();
    return new TrainedModel(program, data, out, outcome.out());
  }

  /** The file of {@code model}. */
  static Path file(TrainedModel model) {
    return model.out().resolve("factorization.safetensors");
  }
}
