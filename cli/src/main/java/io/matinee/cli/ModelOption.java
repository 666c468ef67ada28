package io.matinee.cli;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import picocli.CommandLine.Option;

/** Which saved model to use. */
final class ModelOption {
  @Option(
      names = "--model",
      paramLabel = "FILE|KIND",
      description =
          "A model file, or network or factorization: the one in OUT"
              + " (default: factorization if it is there).")
  private String model;

  /** Whether the person named one. */
  boolean given() {
    return model != null;
  }

  /** The file meant: the one named, else the one in the folder, the factorization first. */
  Path file(OutputOptions output) {
    if (model == null) {
      return output.model(
          Files.exists(output.model(ModelKind.FACTORIZATION)) || !anyIn(output)
              ? ModelKind.FACTORIZATION
              : ModelKind.NETWORK);
    }
    return kind().map(output::model).orElseGet(() -> Path.of(model));
  }

  /** The same, with a word about the other one where nobody chose between two. */
  Path file(OutputOptions output, Session session) {
    Path file = file(output);
    if (model == null && !output.quiet && allIn(output)) {
      session
          .err()
          .printf("Using %s; for %s: --model network%n", file, output.model(ModelKind.NETWORK));
    }
    return file;
  }

  /** The files that may be meant: the one named, else those in the folder, else one to be. */
  List<Path> files(OutputOptions output) {
    if (model != null || !anyIn(output)) {
      return List.of(file(output));
    }
    return Arrays.stream(ModelKind.values()).map(output::model).filter(Files::exists).toList();
  }

  private Optional<ModelKind> kind() {
    return Arrays.stream(ModelKind.values())
        .filter(kind -> kind.word().equalsIgnoreCase(model))
        .findFirst();
  }

  private static boolean anyIn(OutputOptions output) {
    return Arrays.stream(ModelKind.values()).anyMatch(kind -> Files.exists(output.model(kind)));
  }

  private static boolean allIn(OutputOptions output) {
    return Arrays.stream(ModelKind.values()).allMatch(kind -> Files.exists(output.model(kind)));
  }
}
