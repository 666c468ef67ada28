package io.matinee.cli;

import io.matinee.factorization.FactorizationModel;
import io.matinee.model.TrainedModel;
import io.matinee.network.NetworkModel;
import java.util.Arrays;
import java.util.Locale;

/** The kinds of models. */
enum ModelKind {
  /** RecommenderNet. */
  NETWORK(NetworkModel.KIND),
  /** Bayesian matrix factorization. */
  FACTORIZATION(FactorizationModel.KIND);

  private final String inFiles;

  ModelKind(String inFiles) {
    this.inFiles = inFiles;
  }

  /** The kind of {@code model}. */
  static ModelKind of(TrainedModel model) {
    return Arrays.stream(values())
        .filter(kind -> kind.inFiles.equals(model.kind()))
        .findFirst()
        .orElseThrow();
  }

  /** The word for it on the command line. */
  String word() {
    return word(this);
  }

  /** The word for {@code choice} on the command line. */
  static String word(Enum<?> choice) {
    return choice.name().toLowerCase(Locale.ROOT);
  }

  /** The name of its model file. */
  String fileName() {
    return word() + ".safetensors";
  }

  /** The name of the file that an unfinished training is kept in. */
  String checkpointName() {
    return word() + ".checkpoint.safetensors";
  }
}
