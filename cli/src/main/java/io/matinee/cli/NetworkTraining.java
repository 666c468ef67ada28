package io.matinee.cli;

import io.matinee.MatineeException;
import io.matinee.data.Dataset;
import io.matinee.data.SplitSpec;
import io.matinee.network.NetworkModel;
import io.matinee.network.NetworkSettings;
import io.matinee.network.NetworkTrainer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;

/** Trains RecommenderNet for a person who watches and may interrupt. */
final class NetworkTraining {
  private final Session session;
  private final OutputOptions output;

  NetworkTraining(Session session, OutputOptions output) {
    this.session = session;
    this.output = output;
  }

  /** Trains from the beginning; the model is on disk when this returns. */
  NetworkModel train(Dataset dataset, SplitSpec split, NetworkSettings settings) {
    output.makeFolder();
    noteWhatIsUnknown(dataset);
    putCheckpointAside();
    try (TrainingProgress progress = progress();
        Interruption interruption = interruption()) {
      NetworkTrainer trainer = new NetworkTrainer(settings, progress, output.checkpoint());
      return saved(trainer.train(dataset, split));
    }
  }

  /** Goes on with an interrupted training; the model is on disk when this returns. */
  NetworkModel resume(Dataset dataset) {
    if (!Files.exists(output.checkpoint())) {
      throw new MatineeException(
          ("%s: expected the checkpoint of an interrupted training, found none;"
                  + " start one with matinee train")
              .formatted(output.checkpoint()));
    }
    try (TrainingProgress progress = progress();
        Interruption interruption = interruption()) {
      return saved(NetworkTrainer.resume(dataset, output.checkpoint(), progress));
    }
  }

  /** Trains only to judge; nothing is kept on disk. */
  NetworkModel trainOnly(Dataset dataset, SplitSpec split, NetworkSettings settings) {
    try (TrainingProgress progress = progress()) {
      return new NetworkTrainer(settings, progress).train(dataset, split);
    }
  }

  /** An earlier training's checkpoint must not be taken for this one's, nor be lost. */
  private void putCheckpointAside() {
    Path aside = output.checkpoint().resolveSibling("network.checkpoint.previous.safetensors");
    if (!Files.exists(output.checkpoint())) {
      return;
    }
    try {
      Files.move(output.checkpoint(), aside, StandardCopyOption.REPLACE_EXISTING);
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

  private void noteWhatIsUnknown(Dataset dataset) {
    if (!output.quiet) {
      UnknownAttributes.note(dataset).ifPresent(session.err()::println);
    }
  }

  private TrainingProgress progress() {
    return new TrainingProgress(session, output.quiet);
  }

  private Interruption interruption() {
    return new Interruption(session, this::howToGoOn);
  }

  private String howToGoOn() {
    return Files.exists(output.checkpoint())
        ? "Interrupted. What was done is kept in %s: go on with matinee train --resume --out %s"
            .formatted(output.checkpoint(), output.folder)
        : "Interrupted before the first checkpoint: nothing is kept, start again";
  }

  private NetworkModel saved(NetworkModel model) {
    model.save(output.model());
    deleteCheckpoint();
    return model;
  }

  private void deleteCheckpoint() {
    try {
      Files.deleteIfExists(output.checkpoint());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
