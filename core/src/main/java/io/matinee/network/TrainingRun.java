package io.matinee.network;

import io.matinee.Version;
import io.matinee.data.Shuffle;
import io.matinee.kernels.Kernels;
import io.matinee.kernels.Workers;
import io.matinee.model.ModelCard;
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
  private final TrainingData data;
  private final NetworkSettings settings;
  private final TrainingListener listener;
  private final Path checkpoint; // null where none is kept
  private final Duration checkpointEvery;
  private final Batches batches;
  private final TrainingState state;
  private long lastCheckpoint = System.nanoTime();

  /**
   * Prepares a training from the beginning.
   *
   * @param checkpoint where to keep one; {@code null} for nowhere
   * @param checkpointEvery the least time from one to the next, at the end of an epoch
   * @param workers who share the work on large batches; their number does not show in the weights
   */
  TrainingRun(
      TrainingData data,
      NetworkSettings settings,
      TrainingListener listener,
      Path checkpoint,
      Duration checkpointEvery,
      Workers workers) {
    this.data = data;
    this.settings = settings;
    this.listener = listener;
    this.checkpoint = checkpoint;
    this.checkpointEvery = checkpointEvery;
    NetworkShape shape = NetworkModel.shape(settings, data.features());
    this.batches = new Batches(data.examples(), settings, shape, workers);
    this.state = newState(shape, workers);
  }

  /** Goes on from {@code saved}. */
  void restore(Checkpoint saved) {
    saved.restore(state);
  }

  private TrainingState newState(NetworkShape shape, Workers workers) {
    NetworkLayout layout = new NetworkLayout(shape);
    float[] weights = Initialization.draw(layout, settings.seed());
    RecommenderNet net =
        new RecommenderNet(
            layout, weights, (float) settings.dropout(), batches.capacity(), workers);
    return new TrainingState(net, Optimizer.of(settings, layout));
  }

  NetworkModel toTheEnd() {
    advanceTo(settings.epochs());
    return model();
  }

  /**
   * Trains until {@code epochs} are done, or patience has run out. The schedule of the learning
   * rate is that of the settings' epochs, however many are done here.
   *
   * @throws TrainingDivergedException if it diverges
   * @throws CancellationException if the thread is interrupted
   */
  void advanceTo(int epochs) {
    listener.started(state.epochs(), epochs, size(), data.watched().size(), batches.count());
    while (state.epochs() < epochs && !outOfPatience()) {
      epoch(state.epochs() + 1);
      stopIfInterrupted(); // the thread could not write: channels close when it is interrupted
      saveCheckpointIfDue();
    }
  }

  /** The epochs done so far. */
  List<EpochResult> curve() {
    return List.copyOf(state.curve);
  }

  private int size() {
    return data.examples().size();
  }

  private boolean outOfPatience() {
    return settings.patience() > 0
        && data.watched().size() > 0
        && state.epochs() - state.bestEpoch() >= settings.patience();
  }

  private void epoch(int epoch) {
    SplittableRandom random =
        new SplittableRandom(Kernels.mix(Kernels.mix(settings.seed()) + epoch));
    int[] order = IntStream.range(0, size()).toArray();
    Shuffle.shuffle(order, random.nextLong());
    double rate = settings.learningRate() * settings.schedule().factor(epoch, settings.epochs());
    double squares = 0;
    int done = 0;
    batches.beginEpoch(order, random);
    for (int i = 0; i < batches.count(); i++) {
      Batches.Prepared next = batches.next();
      int size = next.batch.size;
      double loss =
          state.net.learn(
              next.batch, next.rows, next.dropoutSeed, state.optimizer, rate, batches::nextRows);
      squares += size * loss;
      done += size;
      listener.batchDone(epoch, i + 1, squares / done);
      stopIfInterrupted();
    }
    state.net.settle(state.optimizer);
    finishEpoch(epoch, rate, squares / size());
  }

  private void stopIfInterrupted() {
    if (Thread.currentThread().isInterrupted()) {
      throw new CancellationException("training was interrupted");
    }
  }

  private void finishEpoch(int epoch, double rate, double loss) {
    NetworkWeights now = NetworkWeights.copyOf(state.net);
    Double rmse = data.watchedRmse(now);
    refuseDivergence(epoch, loss, rmse, now);
    boolean best = rmse != null && rmse < state.bestRmse();
    if (best || rmse == null || settings.patience() == 0) {
      state.best = now;
    }
    double trainRmse = Math.sqrt(loss) * data.dataset().scale().max();
    EpochResult result = new EpochResult(epoch, rate, loss, trainRmse, rmse, best);
    state.curve.add(result);
    listener.epochDone(result);
  }

  /**
   * No comparison with the epochs before: a training on little data may well do worse for a while.
   */
  private void refuseDivergence(int epoch, double loss, Double rmse, NetworkWeights now) {
    boolean finite =
        Double.isFinite(loss) && now.isFinite() && (rmse == null || Double.isFinite(rmse));
    boolean stuck = loss > 0 && state.net.isSaturated();
    if (!finite || stuck) {
      throw new TrainingDivergedException(
          "training diverged in epoch %d (loss %.4g) at learning rate %s; try a smaller learning rate"
              .formatted(epoch, loss, settings.learningRate()));
    }
  }

  private void saveCheckpointIfDue() {
    if (checkpoint != null && System.nanoTime() - lastCheckpoint >= checkpointEvery.toNanos()) {
      saveCheckpoint();
    }
  }

  /** Keeps what is done so far, now. */
  void saveCheckpoint() {
    Checkpoint.save(checkpoint, data.checksum(), data.split(), settings, state);
    lastCheckpoint = System.nanoTime();
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
        new ModelCard(
            Version.CURRENT, data.dataset().provenance(), data.checksum(), data.split(), metrics);
    return new NetworkModel(
        card, settings, data.dataset().scale(), data.features(), state.curve, state.best);
  }
}
