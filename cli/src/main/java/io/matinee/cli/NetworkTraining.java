package io.matinee.cli;

import io.matinee.data.Dataset;
import io.matinee.data.Ratings;
import io.matinee.data.SplitSpec;
import io.matinee.network.NetworkModel;
import io.matinee.network.NetworkSettings;
import io.matinee.network.NetworkTrainer;
import io.matinee.network.TrainingListener;
import java.util.function.Function;

/** Trains RecommenderNet for a person who watches and may interrupt. */
final class NetworkTraining implements Training {
  private final Session session;
  private final OutputOptions output;
  private final NetworkSettings settings;
  private final int threads;
  private final CheckpointFile checkpoint;

  NetworkTraining(Session session, OutputOptions output, NetworkSettings settings, int threads) {
    this.session = session;
    this.output = output;
    this.settings = settings;
    this.threads = threads;
    this.checkpoint = new CheckpointFile(session, output, ModelKind.NETWORK);
  }

  @Override
  public boolean usesDate() {
    return false;
  }

  @Override
  public NetworkModel train(Dataset dataset, SplitSpec split) {
    output.makeFolder();
    noteWhatIsUnknown(dataset);
    checkpoint.putAside();
    return saved(
        progress ->
            new NetworkTrainer(settings, progress, checkpoint.path())
                .withThreads(threads)
                .train(dataset, split));
  }

  @Override
  public NetworkModel resume(Dataset dataset) {
    checkpoint.require();
    return saved(progress -> NetworkTrainer.resume(dataset, checkpoint.path(), progress, threads));
  }

  @Override
  public NetworkModel trainOnly(Dataset dataset, SplitSpec split) {
    try (TrainingProgress progress = progress()) {
      return new NetworkTrainer(settings, progress).withThreads(threads).train(dataset, split);
    }
  }

  @Override
  public NetworkModel trainOnly(Dataset dataset, Ratings train) {
    try (TrainingProgress progress = progress()) {
      return new NetworkTrainer(settings, progress).withThreads(threads).train(dataset, train);
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

  private NetworkModel saved(Function<TrainingListener, NetworkModel> training) {
    return checkpoint.untilSaved(
        () -> {
          try (TrainingProgress progress = progress()) {
            return training.apply(progress);
          }
        });
  }
}
