package io.matinee.network;

import io.matinee.MatineeException;
import io.matinee.Version;
import io.matinee.data.Dataset;
import io.matinee.data.Ratings;
import io.matinee.data.Shuffle;
import io.matinee.data.Split;
import io.matinee.data.SplitSpec;
import io.matinee.data.Splits;
import io.matinee.features.NetworkFeatures;
import io.matinee.model.ModelCard;
import io.matinee.model.Predictions;
import io.matinee.model.Profile;
import io.matinee.model.RatingPredictor;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.TreeMap;
import java.util.concurrent.CancellationException;
import java.util.stream.IntStream;

/** One training, from its first epoch, or a checkpoint, to its end. */
final class TrainingRun {
  private final NetworkSettings settings;
  private final TrainingListener listener;
  private final Path checkpoint; // null where none is kept
  private final Duration checkpointEvery;
  private final Dataset dataset;
  private final SplitSpec split;
  private final String dataChecksum;
  private final Ratings watched; // empty where none is kept
  private final NetworkFeatures features;
  private final Examples examples;
  private final List<Profile> people;
  private final Batch batch;
  private final TrainingState state;
  private long lastCheckpoint = System.nanoTime();

  /**
   * Prepares a training from the beginning.
   *
   * @param checkpoint where to keep one; {@code null} for nowhere
   * @param checkpointEvery the least time from one to the next, at the end of an epoch
   */
  TrainingRun(
      Dataset dataset,
      SplitSpec split,
      NetworkSettings settings,
      TrainingListener listener,
      Path checkpoint,
      Duration checkpointEvery) {
    this.settings = settings;
    this.listener = listener;
    this.checkpoint = checkpoint;
    this.checkpointEvery = checkpointEvery;
    this.dataset = dataset;
    this.split = split;
    this.dataChecksum = dataset.checksum();
    Split inner = carve(split.apply(dataset).train());
    this.watched = inner.test();
    if (inner.train().size() < 2) {
      throw new MatineeException(
          "expected at least 2 ratings to learn from, found " + inner.train().size());
    }
    this.features = NetworkFeatures.fit(dataset, inner.train());
    this.examples = new Examples(dataset, features, inner.train());
    this.people = Profile.ofUsers(dataset, inner.train());
    this.batch = new Batch(Math.min(settings.batch() + 1, examples.size()));
    this.state = newState();
  }

  /** Goes on from {@code saved}. */
  void restore(Checkpoint saved) {
    saved.restore(state);
  }

  private Split carve(Ratings train) {
    return settings.validation() == 0
        ? new Split(train, train.select(new int[0]))
        : Splits.random(train, 1 - settings.validation(), settings.seed());
  }

  private TrainingState newState() {
    NetworkLayout layout = new NetworkLayout(NetworkModel.shape(settings, features));
    float[] weights = Initialization.draw(layout, settings.seed());
    RecommenderNet net =
        new RecommenderNet(layout, weights, (float) settings.dropout(), batch.capacity());
    return new TrainingState(net, Optimizer.of(settings, layout.size()));
  }

  NetworkModel toTheEnd() {
    listener.started(state.epochs(), examples.size(), watched.size(), batches());
    while (state.epochs() < settings.epochs() && !outOfPatience()) {
      epoch(state.epochs() + 1);
      stopIfInterrupted(); // the thread could not write: channels close when it is interrupted
      saveCheckpoint();
    }
    return model();
  }

  private boolean outOfPatience() {
    return settings.patience() > 0
        && watched.size() > 0
        && state.epochs() - state.bestEpoch() >= settings.patience();
  }

  /** A last batch of one rating joins the one before it, since one has no variance. */
  private int batches() {
    int whole = examples.size() / settings.batch();
    return Math.max(1, examples.size() % settings.batch() > 1 ? whole + 1 : whole);
  }

  private void epoch(int epoch) {
    long start = System.nanoTime();
    SplittableRandom random =
        new SplittableRandom(Dropout.mix(Dropout.mix(settings.seed()) + epoch));
    int[] order = IntStream.range(0, examples.size()).toArray();
    Shuffle.shuffle(order, random.nextLong());
    double rate = settings.learningRate() * settings.schedule().factor(epoch, settings.epochs());
    double squares = 0;
    int batches = batches();
    for (int i = 0; i < batches; i++) {
      int from = i * settings.batch();
      int to = i == batches - 1 ? examples.size() : from + settings.batch();
      examples.fill(batch, order, from, to, settings.unknownRate(), random);
      squares += (to - from) * state.net.forwardAndBackward(batch, random.nextLong());
      state.optimizer.step(state.net.weights, state.net.gradients, rate);
      listener.batchDone(epoch, i + 1, squares / to);
      stopIfInterrupted();
    }
    finishEpoch(epoch, rate, squares / examples.size(), start);
  }

  private void stopIfInterrupted() {
    if (Thread.currentThread().isInterrupted()) {
      throw new CancellationException("training was interrupted");
    }
  }

  private void finishEpoch(int epoch, double rate, double loss, long start) {
    NetworkWeights now = NetworkWeights.copyOf(state.net);
    Double rmse = watched.size() > 0 ? watchedRmse(now) : null;
    refuseDivergence(epoch, loss, rmse, now);
    boolean best = rmse != null && rmse < state.bestRmse();
    if (best || rmse == null || settings.patience() == 0) {
      state.best = now;
    }
    double seconds = (System.nanoTime() - start) / 1e9;
    double trainRmse = Math.sqrt(loss) * dataset.scale().max();
    EpochResult result = new EpochResult(epoch, rate, loss, trainRmse, rmse, best, seconds);
    state.curve.add(result);
    listener.epochDone(result);
  }

  private double watchedRmse(NetworkWeights now) {
    RatingPredictor predictor =
        new NetworkPredictor(
            new FrozenNetwork(now), features, dataset.scale().max(), dataset.movies());
    return Predictions.rmse(Predictions.of(predictor, people, watched), watched);
  }

  /**
   * No comparison with the epochs before: a training on little data may well do worse for a while.
   */
  private void refuseDivergence(int epoch, double loss, Double rmse, NetworkWeights now) {
    boolean finite =
        Double.isFinite(loss) && now.isFinite() && (rmse == null || Double.isFinite(rmse));
    boolean stuck = loss > 0 && state.net.isSaturated(batch.size);
    if (!finite || stuck) {
      throw new MatineeException(
          "training diverged in epoch %d (loss %.4g) at learning rate %s; try a smaller learning rate"
              .formatted(epoch, loss, settings.learningRate()));
    }
  }

  private void saveCheckpoint() {
    if (checkpoint != null && System.nanoTime() - lastCheckpoint >= checkpointEvery.toNanos()) {
      Checkpoint.save(checkpoint, dataChecksum, split, settings, state);
      lastCheckpoint = System.nanoTime();
    }
  }

  private NetworkModel model() {
    EpochResult kept =
        state.curve.get((settings.patience() == 0 ? state.epochs() : state.bestEpoch()) - 1);
    Map<String, Double> metrics = new TreeMap<>();
    metrics.put("epoch_kept", (double) kept.epoch());
    metrics.put("epochs_trained", (double) state.epochs());
    if (kept.validationRmse() != null) {
      metrics.put("validation_rmse", kept.validationRmse());
    }
    ModelCard card =
        new ModelCard(Version.CURRENT, dataset.provenance(), dataChecksum, split, metrics);
    return new NetworkModel(card, settings, dataset.scale(), features, state.curve, state.best);
  }
}
