package io.matinee.cli;

import io.matinee.data.Dataset;
import io.matinee.data.Ratings;
import io.matinee.data.SplitSpec;
import io.matinee.factorization.FactorizationModel;
import io.matinee.factorization.FactorizationSettings;
import io.matinee.factorization.FactorizationTrainer;
import io.matinee.factorization.SamplingListener;
import java.util.function.Function;

/** Samples the factorization for a person who watches and may interrupt. */
final class FactorizationTraining implements Training {
  private final Session session;
  private final OutputOptions output;
  private final FactorizationSettings settings;
  private final int threads;
  private final CheckpointFile checkpoint;

  FactorizationTraining(
      Session session, OutputOptions output, FactorizationSettings settings, int threads) {
    this.session = session;
    this.output = output;
    this.settings = settings;
    this.threads = threads;
    this.checkpoint = new CheckpointFile(session, output, ModelKind.FACTORIZATION);
  }

  @Override
  public boolean usesDate() {
    return settings.dates();
  }

  @Override
  public FactorizationModel train(Dataset dataset, SplitSpec split) {
    output.makeFolder();
    checkpoint.putAside();
    return saved(
        progress ->
            new FactorizationTrainer(settings, progress, threads, checkpoint.path())
                .train(dataset, split));
  }

  @Override
  public FactorizationModel resume(Dataset dataset) {
    checkpoint.require();
    return saved(
        progress -> FactorizationTrainer.resume(dataset, checkpoint.path(), progress, threads));
  }

  @Override
  public FactorizationModel trainOnly(Dataset dataset, SplitSpec split) {
    try (SamplingProgress progress = progress()) {
      return new FactorizationTrainer(settings, progress, threads).train(dataset, split);
    }
  }

  @Override
  public FactorizationModel trainOnly(Dataset dataset, Ratings train) {
    try (SamplingProgress progress = progress()) {
      return new FactorizationTrainer(settings, progress, threads).train(dataset, train);
    }
  }

  private SamplingProgress progress() {
    return new SamplingProgress(session, output.quiet);
  }

  private FactorizationModel saved(Function<SamplingListener, FactorizationModel> sampling) {
    return checkpoint.untilSaved(
        () -> {
          try (SamplingProgress progress = progress()) {
            return sampling.apply(progress);
          }
        });
  }
}
