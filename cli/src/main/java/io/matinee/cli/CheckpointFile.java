package io.matinee.cli;

import io.matinee.MatineeException;
import io.matinee.model.TrainedModel;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.function.Supplier;

/** The file that an unfinished training is kept in, and what becomes of it. */
final class CheckpointFile {
  private final Session session;
  private final OutputOptions output;
  private final ModelKind kind;
  private final Path path;
  private final Path aside;

  CheckpointFile(Session session, OutputOptions output, ModelKind kind) {
    this.session = session;
    this.output = output;
    this.kind = kind;
    this.path = output.checkpoint(kind);
    this.aside = path.resolveSibling(kind.word() + ".checkpoint.previous.safetensors");
  }

  Path path() {
    return path;
  }

  /** An earlier training's checkpoint must not be taken for this one's, nor be lost. */
  void putAside() {
    if (!Files.exists(path)) {
      return;
    }
    try {
      Files.move(path, aside, StandardCopyOption.REPLACE_EXISTING);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    if (!output.quiet) {
      session
          .err()
          .printf(
              "Note: the checkpoint of an earlier training is now %s; --resume needs it back%n",
              aside);
    }
  }

  /**
   * Makes sure that there is something to go on with.
   *
   * @throws MatineeException if there is not
   */
  void require() {
    if (!Files.exists(path)) {
      throw new MatineeException(
          ("%s: expected the checkpoint of an interrupted training, found none;"
                  + " start one with matinee train")
              .formatted(path));
    }
  }

  /**
   * The model that {@code training} makes, saved. Until it is, Ctrl-C says how to go on; then the
   * checkpoint is deleted, which nothing says is kept any more.
   */
  <M extends TrainedModel> M untilSaved(Supplier<M> training) {
    M model;
    try (Interruption interruption = new Interruption(session, this::howToGoOn)) {
      model = training.get();
      model.save(output.model(kind));
    }
    delete();
    return model;
  }

  private String howToGoOn() {
    return Files.exists(path)
        ? "Interrupted. What was done is kept in %s: go on with matinee train --resume --out %s"
            .formatted(path, output.folder)
        : "Interrupted before the first checkpoint: nothing is kept, start again";
  }

  private void delete() {
    try {
      Files.deleteIfExists(path);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
