package io.matinee.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;

/**
 * A model of {@link SmallMovieLens}, trained on u1.base by the command line.
 *
 * @param program to use it with
 * @param data folder
 * @param out folder that the model is in
 * @param training what the training printed, as JSON
 */
record TrainedModel(Program program, Path data, Path out, String training) {
  /** Trains one below {@code home}. */
  static TrainedModel in(Path home) {
    Program program = Program.offline(home);
    Path data = SmallMovieLens.write(home.resolve("data"));
    Path out = home.resolve("out");
    Program.Outcome outcome =
        program.runSmall(
            "train", "--fold", "u1", "--format", "json", "--data", "" + data, "--out", "" + out);
    assertThat(outcome.code()).as(outcome.err()).isZero();
    return new TrainedModel(program, data, out, outcome.out());
  }

  Path file() {
    return out.resolve("network.safetensors");
  }

  /** Runs {@code line}, words parted by spaces, with this data and model. */
  Program.Outcome run(String line) {
    return answer("", line);
  }

  /** The same with {@code input} on standard input. */
  Program.Outcome answer(String input, String line) {
    String whole = line + " --data " + data + " --out " + out;
    return program.answer(input, whole.split(" "));
  }
}
