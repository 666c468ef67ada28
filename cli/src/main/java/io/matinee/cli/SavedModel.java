package io.matinee.cli;

import io.matinee.data.OneLine;
import io.matinee.factorization.FactorizationModel;
import io.matinee.model.ModelFile;
import io.matinee.model.ModelFileException;
import io.matinee.model.TrainedModel;
import io.matinee.network.NetworkModel;
import java.nio.file.Path;

/** A model file of whichever kind. */
final class SavedModel {
  private static final String CHECKPOINT =
      "-checkpoint"; // end of the kind of an unfinished training

  private SavedModel() {}

  /**
   * Reads a model by the kind that stands in its file.
   *
   * @throws ModelFileException if it is missing or damaged, or if it holds something else
   */
  static TrainedModel load(Path path) {
    ModelFile file = ModelFile.read(path);
    String kind = file.text("kind");
    if (kind.equals(NetworkModel.KIND)) {
      return NetworkModel.of(file);
    }
    if (kind.equals(FactorizationModel.KIND)) {
      return FactorizationModel.of(file);
    }
    throw new ModelFileException(path + ": " + problem(kind));
  }

  private static String problem(String kind) {
    return kind.endsWith(CHECKPOINT)
        ? "expected a model, found the checkpoint of an unfinished training;"
            + " go on with it with matinee train --resume"
        : "expected a network or factorization model, found kind %s; give another file, or train again"
            .formatted(OneLine.quote(kind));
  }
}
