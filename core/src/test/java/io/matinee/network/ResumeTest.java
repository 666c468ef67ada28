package io.matinee.network;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.matinee.MatineeException;
import io.matinee.data.Dataset;
import io.matinee.data.SplitSpec;
import io.matinee.data.SyntheticDataset;
import io.matinee.kernels.Workers;
import io.matinee.network.NetworkSettings.OptimizerKind;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CancellationException;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** A training that is stopped and goes on ends as if it had not been stopped. */
class ResumeTest {
  private static final Dataset DATA = SyntheticDataset.generate(200, 300, 8000, 7);
  private static final SplitSpec SPLIT = SplitSpec.random(0.8, 1);

  @TempDir Path folder;

  @ParameterizedTest
  @EnumSource
  void wherePatienceKeepsTheBestEpochTheResultIsTheSame(OptimizerKind optimizer) {
    checkResume(settings(optimizer).validation(0.1).patience(3).build());
  }

  @ParameterizedTest
  @EnumSource
  void whereTheLastEpochIsKeptTheResultIsTheSame(OptimizerKind optimizer) {
    checkResume(settings(optimizer).validation(0).schedule(Schedule.COSINE).build());
  }

  /** Hides inputs, drops units and decays weights, so that every kind of memory counts. */
  private static NetworkSettings.Builder settings(OptimizerKind optimizer) {
    return NetworkSettings.builder()
        .optimizer(optimizer)
        .learningRate(optimizer == OptimizerKind.ADAM ? 0.003 : 0.3)
        .weightDecay(1e-5)
        .unknownRate(0.05)
        .epochs(7);
  }

  private void checkResume(NetworkSettings settings) {
    NetworkModel whole = new NetworkTrainer(settings, TrainingListener.SILENT).train(DATA, SPLIT);
    Map<String, Object> expected = ModelContent.of(whole, folder);
    for (int epochs : new int[] {1, 2, 4}) {
      Path checkpoint = folder.resolve("after" + epochs);
      assertCancelled(settings, checkpoint, stopInBatch(epochs + 1, 2));
      StartListener start = new StartListener();
      NetworkModel resumed = NetworkTrainer.resume(DATA, checkpoint, start, 1);
      assertThat(start.epochsDone).isEqualTo(epochs);
      assertThat(ModelContent.of(resumed, folder))
          .as("stopped after %d epochs", epochs)
          .isEqualTo(expected);
    }
  }

  /** The checkpoint of the epoch before stays, since an interrupted thread cannot write files. */
  @Test
  void anInterruptionBetweenEpochsIsACancellationToo() {
    NetworkSettings settings = settings(OptimizerKind.ADAM).build();
    Path checkpoint = folder.resolve("checkpoint");
    assertCancelled(settings, checkpoint, stopAfter(3));
    StartListener start = new StartListener();
    NetworkTrainer.resume(DATA, checkpoint, start, 1);
    assertThat(start.epochsDone).isEqualTo(2);
  }

  /** Batches so large that threads pay; the caller's own is one of the three. */
  @Test
  void asManyThreadsGoOnAsAreAskedFor() {
    Path checkpoint = folder.resolve("checkpoint");
    assertCancelled(settings(OptimizerKind.ADAM).batch(2048).build(), checkpoint, stopAfter(2));
    Set<Thread> before = workers();
    Set<Thread> more = new HashSet<>();
    TrainingListener listener =
        new TrainingListener() {
          @Override
          public void batchDone(int epoch, int batch, double loss) {
            more.addAll(workers());
          }
        };
    NetworkTrainer.resume(DATA, checkpoint, listener, 3);
    more.removeAll(before);
    assertThat(more).hasSize(2);
  }

  private static Set<Thread> workers() {
    return Thread.getAllStackTraces().keySet().stream()
        .filter(thread -> thread.getName().equals("matinee-worker"))
        .collect(Collectors.toSet());
  }

  @Test
  void otherDataIsRefused() {
    Path checkpoint = folder.resolve("checkpoint");
    assertCancelled(settings(OptimizerKind.ADAM).build(), checkpoint, stopInBatch(2, 1));
    Dataset other = SyntheticDataset.generate(200, 300, 8000, 8);
    assertThatThrownBy(() -> NetworkTrainer.resume(other, checkpoint, TrainingListener.SILENT, 1))
        .isInstanceOf(MatineeException.class)
        .hasMessage(
            "%s: was made from other data (checksum %s, this data has %s);"
                    .formatted(checkpoint, DATA.checksum(), other.checksum())
                + " use that data, or train without --resume");
  }

  /** Trains with a checkpoint after every epoch until the listener interrupts the thread. */
  private static void assertCancelled(
      NetworkSettings settings, Path checkpoint, TrainingListener listener) {
    TrainingData data = TrainingData.of(DATA, SPLIT, settings);
    TrainingRun run =
        new TrainingRun(data, settings, listener, checkpoint, Duration.ZERO, new Workers(1));
    assertThatThrownBy(run::toTheEnd).isInstanceOf(CancellationException.class);
    assertThat(Thread.interrupted()).as("still interrupted").isTrue(); // and clears it
  }

  private static TrainingListener stopInBatch(int stopEpoch, int stopBatch) {
    return new TrainingListener() {
      @Override
      public void batchDone(int epoch, int batch, double loss) {
        if (epoch == stopEpoch && batch == stopBatch) {
          Thread.currentThread().interrupt();
        }
      }
    };
  }

  private static TrainingListener stopAfter(int epoch) {
    return new TrainingListener() {
      @Override
      public void epochDone(EpochResult result) {
        if (result.epoch() == epoch) {
          Thread.currentThread().interrupt();
        }
      }
    };
  }

  private static final class StartListener implements TrainingListener {
    private int epochsDone = -1;

    @Override
    public void started(int epochs, int atMost, int trainSize, int validationSize, int batches) {
      epochsDone = epochs;
    }
  }
}
