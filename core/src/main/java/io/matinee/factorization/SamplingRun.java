package io.matinee.factorization;

import static java.util.Comparator.comparingInt;

import io.matinee.MatineeException;
import io.matinee.Version;
import io.matinee.data.Dataset;
import io.matinee.data.Movie;
import io.matinee.data.Ratings;
import io.matinee.data.Split;
import io.matinee.data.SplitSpec;
import io.matinee.data.Splits;
import io.matinee.factorization.ChainGroup.Draw;
import io.matinee.model.ModelCard;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.OptionalDouble;
import java.util.SplittableRandom;
import java.util.TreeMap;
import java.util.concurrent.CancellationException;
import java.util.stream.IntStream;

/** One sampling, a group of chains after the other, from the first sweep, or a checkpoint, on. */
final class SamplingRun {
  private static final long CHECKPOINT_EVERY = 5_000_000_000L; // nanoseconds
  private static final int WATCHED_AT_MOST = 100_000; // ratings; more would not say more

  private final Dataset dataset;
  private final SplitSpec split;
  private final FactorizationSettings settings;
  private final SamplingListener listener;
  private final int threads;
  private final int together; // chains that are sampled side by side
  private final Path checkpoint; // null where none is kept
  private final Observations observations;
  private final Watch watch;
  private final List<PosteriorSample> samples = new ArrayList<>();
  private final List<SweepResult> curve = new ArrayList<>();
  private SamplingCheckpoint restored; // null where nothing was
  private long checkpointEvery = CHECKPOINT_EVERY;
  private long lastCheckpoint = System.nanoTime();

  SamplingRun(
      Dataset dataset,
      SplitSpec split,
      Ratings train,
      FactorizationSettings settings,
      SamplingListener listener,
      int threads,
      int together,
      Path checkpoint) {
    this.dataset = dataset;
    this.split = split;
    this.settings = settings;
    this.listener = listener;
    this.threads = threads;
    this.together = together;
    this.checkpoint = checkpoint;
    Split parts = parts(train, settings);
    if (parts.train().size() < 2) {
      throw new MatineeException(
          "expected at least 2 ratings to learn from, found " + parts.train().size());
    }
    this.observations = Observations.of(dataset, parts.train(), settings);
    this.watch = new Watch(parts.test(), dataset.scale());
  }

  /** Has a checkpoint written after every sweep. */
  SamplingRun checkpointAlways() {
    checkpointEvery = 0;
    return this;
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
    int sweepsDone = curve.stream().mapToInt(SweepResult::chains).sum();
    listener.started(sweepsDone, settings, observations.stars().size(), watch.size());
    for (int first = firstUnfinished(); first < settings.chains(); first += together) {
      int end = Math.min(settings.chains(), first + together);
      IntStream numbers = IntStream.range(first, end);
      try (ChainGroup group = new ChainGroup(observations, settings, numbers, watch, threads)) {
        sample(group);
      }
    }
    return model();
  }

  /** The first chain of those that are sampled first, or go on. */
  private int firstUnfinished() {
    return curve.size() / settings.sweeps() * together;
  }

  private void sample(ChainGroup group) {
    if (curve.size() % settings.sweeps() == 0) {
      group.start();
    } else {
      restored.restore(group.chains());
    }
    int first = group.chains().get(0).settings.number();
    int stretch = 1; // sweeps without a look whether a checkpoint is due
    while (group.sweeps() < settings.sweeps()) {
      stretch = Math.min(stretch, settings.sweeps() - group.sweeps());
      long begin = System.nanoTime();
      group.sweepUpTo(group.sweeps() + stretch, draws -> finishSweep(first, draws));
      saveCheckpointIfDue(group);
      long nanosASweep = (System.nanoTime() - begin) / stretch + 1;
      stretch = (int) Math.max(1, Math.min(settings.sweeps(), checkpointEvery / 2 / nanosASweep));
    }
  }

  private void finishSweep(int firstChain, List<Draw> draws) {
    draws.stream().map(Draw::sample).filter(Objects::nonNull).forEach(samples::add);
    int sweep = curve.size() % settings.sweeps() + 1;
    OptionalDouble noise =
        draws.stream().mapToDouble(Draw::noise).filter(Double::isFinite).average();
    SweepResult result =
        new SweepResult(
            firstChain + 1,
            draws.size(),
            sweep,
            noise.isPresent() ? noise.getAsDouble() : null,
            watch.rmse(draws.stream().map(Draw::watched).toList(), sweep > settings.burnIn()));
    curve.add(result);
    listener.sweepDone(result);
    if (Thread.currentThread().isInterrupted()) {
      throw new CancellationException("sampling was interrupted");
    }
  }

  private void saveCheckpointIfDue(ChainGroup group) {
    if (checkpoint != null && System.nanoTime() - lastCheckpoint >= checkpointEvery) {
      SamplingCheckpoint.save(
          checkpoint, dataset.checksum(), split, settings, group.chains(), samples, curve, watch);
      lastCheckpoint = System.nanoTime();
    }
  }

  private FactorizationModel model() {
    Map<String, Double> metrics = new TreeMap<>();
    metrics.put("sweeps", (double) settings.chains() * settings.sweeps());
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
            samples.stream().sorted(comparingInt(sample -> sample.chain().number())).toList());
    return new FactorizationModel(card, settings, curve, posterior);
  }
}
