package io.matinee.factorization;

import io.matinee.MatineeException;
import io.matinee.Version;
import io.matinee.data.Dataset;
import io.matinee.data.Movie;
import io.matinee.data.Ratings;
import io.matinee.data.Split;
import io.matinee.data.SplitSpec;
import io.matinee.data.Splits;
import io.matinee.kernels.Workers;
import io.matinee.model.ModelCard;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.TreeMap;
import java.util.concurrent.CancellationException;

/** One sampling, chain after chain, from the first sweep, or a checkpoint, to the last. */
final class SamplingRun {
  private static final Duration CHECKPOINT_EVERY = Duration.ofSeconds(5);
  private static final int WATCHED_AT_MOST = 100_000; // ratings; more would not say more

  private final Dataset dataset;
  private final SplitSpec split;
  private final FactorizationSettings settings;
  private final SamplingListener listener;
  private final int threads;
  private final Path checkpoint; // null where none is kept
  private final Observations observations;
  private final Watch watch;
  private final List<PosteriorSample> samples = new ArrayList<>();
  private final List<SweepResult> curve = new ArrayList<>();
  private SamplingCheckpoint restored; // null where nothing was
  private long lastCheckpoint = System.nanoTime();

  SamplingRun(
      Dataset dataset,
      SplitSpec split,
      Ratings train,
      FactorizationSettings settings,
      SamplingListener listener,
      int threads,
      Path checkpoint) {
    this.dataset = dataset;
    this.split = split;
    this.settings = settings;
    this.listener = listener;
    this.threads = threads;
    this.checkpoint = checkpoint;
    Split parts = parts(train, settings);
    if (parts.train().size() < 2) {
      throw new MatineeException(
          "expected at least 2 ratings to learn from, found " + parts.train().size());
    }
    this.observations = Observations.of(dataset, parts.train(), settings);
    this.watch = new Watch(parts.test(), dataset.scale());
  }

  /** What of {@code train} is learned from, and, as the test part, what is kept to watch. */
  static Split parts(Ratings train, FactorizationSettings settings) {
    return Splits.apart(train, watched(train.size(), settings));
  }

  private static BitSet watched(int rows, FactorizationSettings settings) {
    int count = (int) Math.min(WATCHED_AT_MOST, Math.round(rows * settings.validation()));
    BitSet watched = new BitSet(rows);
    SplittableRandom random = new SplittableRandom(RandomStreams.mix(settings.seed()));
    int found = 0; // to count the bits each time would take minutes where there are millions
    while (found < count) {
      int row = random.nextInt(rows);
      if (!watched.get(row)) {
        watched.set(row);
        found++;
      }
    }
    return watched;
  }

  void restore(SamplingCheckpoint saved) {
    samples.addAll(saved.samples(sizes()));
    curve.addAll(saved.curve());
    saved.restore(watch);
    restored = saved;
  }

  private SampleTensors.Sizes sizes() {
    return SampleTensors.Sizes.of(
        dataset.movies().size(),
        dataset.scale(),
        observations.personTraits(),
        observations.movieTraits());
  }

  FactorizationModel toTheEnd() {
    listener.started(curve.size(), settings, observations.stars().size(), watch.size());
    try (Workers workers = new Workers(threads)) {
      while (curve.size() < settings.chains() * settings.sweeps()) {
        chain(curve.size() / settings.sweeps(), workers);
      }
    }
    return model();
  }

  private void chain(int number, Workers workers) {
    Chain chain =
        new Chain(
            observations,
            settings.chain(number),
            RandomStreams.ofChain(settings.seed(), number),
            workers,
            settings.dates());
    if (curve.size() % settings.sweeps() == 0) {
      chain.start();
    } else {
      restored.restore(chain);
    }
    while (chain.sweeps < settings.sweeps()) {
      sweep(chain);
      finishSweep(chain);
      if (Thread.currentThread().isInterrupted()) {
        throw new CancellationException("sampling was interrupted");
      }
      saveCheckpointIfDue(chain);
    }
  }

  private static void sweep(Chain chain) {
    try {
      chain.sweep();
    } catch (ArithmeticException e) {
      throw new MatineeException(
          "sampling broke down in sweep %d of chain %d: numbers grew too large (%s); try another seed"
              .formatted(chain.sweeps, chain.settings.number() + 1, e.getMessage()),
          e);
    }
  }

  private void finishSweep(Chain chain) {
    int number = chain.settings.number();
    boolean counts = chain.sweeps > settings.burnIn();
    if (settings.keeps(number, chain.sweeps)) {
      samples.add(PosteriorSample.of(chain));
    }
    Double noise = chain.probit == null ? 1 / Math.sqrt(chain.noise) : null;
    SweepResult result =
        new SweepResult(number + 1, chain.sweeps, noise, watch.rmse(chain, counts));
    curve.add(result);
    listener.sweepDone(result);
  }

  private void saveCheckpointIfDue(Chain chain) {
    if (checkpoint != null && System.nanoTime() - lastCheckpoint >= CHECKPOINT_EVERY.toNanos()) {
      SamplingCheckpoint.save(
          checkpoint, dataset.checksum(), split, settings, chain, samples, curve, watch);
      lastCheckpoint = System.nanoTime();
    }
  }

  private FactorizationModel model() {
    Map<String, Double> metrics = new TreeMap<>();
    metrics.put("sweeps", (double) curve.size());
    metrics.put("samples", (double) samples.size());
    Double validation = curve.get(curve.size() - 1).validationRmse();
    if (validation != null) {
      metrics.put("validation_rmse", validation);
    }
    ModelCard card =
        new ModelCard(Version.CURRENT, dataset.provenance(), dataset.checksum(), split, metrics);
    int[] ratings = new int[dataset.movies().size()];
    for (int movie = 0; movie < ratings.length; movie++) {
      ratings[movie] = observations.byMovie().count(movie);
    }
    Posterior posterior =
        new Posterior(
            dataset.scale(),
            observations.personTraits(),
            observations.movieTraits(),
            dataset.movies().stream().map(Movie::id).toList(),
            ratings,
            samples);
    return new FactorizationModel(card, settings, curve, posterior);
  }
}
