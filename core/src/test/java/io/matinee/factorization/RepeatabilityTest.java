package io.matinee.factorization;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.matinee.MatineeException;
import io.matinee.data.Dataset;
import io.matinee.data.RatingScale;
import io.matinee.data.Ratings;
import io.matinee.data.SplitSpec;
import io.matinee.factorization.FactorizationSettings.Noise;
import io.matinee.model.ModelFile;
import io.matinee.model.MovieScorer;
import io.matinee.model.Profile;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.CancellationException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The same settings give the same posterior, however it comes about. */
class RepeatabilityTest {
  private static final Dataset DATA =
      SampledModels.dataset(150, 90, 0.15, RatingScale.FIVE_STARS, 3);
  private static final SplitSpec SPLIT = SplitSpec.random(0.8, 1);

  @TempDir Path folder;
  private int files;

  @ParameterizedTest
  @CsvSource({"GAUSSIAN, false", "PROBIT, false", "GAUSSIAN, true", "MIXED, true"})
  void theNumberOfThreadsDoesNotMatter(Noise noise, boolean dates) {
    FactorizationSettings settings = SampledModels.settings(noise, dates).build();
    Map<String, Object> one = content(train(settings, 1));
    assertThat(content(train(settings, 2))).isEqualTo(one);
    assertThat(content(train(settings, 3))).isEqualTo(one);
  }

  @Test
  void anotherSeedGivesOtherSamples() {
    FactorizationSettings.Builder settings = SampledModels.settings(Noise.GAUSSIAN, false);
    Map<String, Object> one = content(train(settings.seed(1).build(), 1));
    Map<String, Object> other = content(train(settings.seed(2).build(), 1));
    assertThat(other.get("sample.0000.movies")).isNotEqualTo(one.get("sample.0000.movies"));
  }

  private static FactorizationModel train(FactorizationSettings settings, int threads) {
    return new FactorizationTrainer(settings, SamplingListener.SILENT, threads).train(DATA, SPLIT);
  }

  /** Everything in the model's file. */
  private Map<String, Object> content(FactorizationModel model) {
    Path path = folder.resolve("model" + files++);
    model.save(path);
    ModelFile file = ModelFile.read(path, FactorizationModel.KIND);
    Map<String, Object> content = new TreeMap<>(file.metadata());
    file.tensors().forEach((name, tensor) -> content.put(name, bits(tensor.values())));
    return content;
  }

  private static List<Integer> bits(float[] values) {
    List<Integer> bits = new ArrayList<>();
    for (float value : values) {
      bits.add(Float.floatToRawIntBits(value));
    }
    return bits;
  }

  /** Of chains side by side, and one after the other: in the first, at its end, in the second. */
  @ParameterizedTest
  @CsvSource({
    "GAUSSIAN, false, 2",
    "PROBIT, false, 1",
    "GAUSSIAN, true, 1",
    "PROBIT, true, 2",
    "MIXED, false, 2",
    "MIXED, false, 1"
  })
  void aSamplingThatGoesOnEndsAsIfItHadNotStopped(Noise noise, boolean dates, int together) {
    FactorizationSettings settings = SampledModels.settings(noise, dates).build();
    Map<String, Object> whole = content(run(settings, together, 1).toTheEnd());
    for (int sweeps : together == 2 ? new int[] {1, 7, 12} : new int[] {1, 7, 12, 13, 21, 24}) {
      Path checkpoint = folder.resolve("checkpoint" + sweeps);
      stopAfter(sweeps, settings, together, checkpoint);
      Started started = new Started();
      SamplingRun run = run(settings, together, 1 + sweeps % 4, started);
      run.restore(SamplingCheckpoint.load(checkpoint));
      FactorizationModel resumed = run.toTheEnd();
      assertThat(started.sweepsDone).isEqualTo(sweeps * together);
      assertThat(content(resumed)).as("stopped after %d sweeps", sweeps).isEqualTo(whole);
    }
  }

  /** The samples are the same ones; only the running error goes by another order. */
  @Test
  void chainsSideBySideDrawWhatTheyDrawOneAfterTheOther() {
    FactorizationSettings settings = SampledModels.settings(Noise.MIXED, false).build();
    Map<String, Object> beside = content(run(settings, 2, 2).toTheEnd());
    Map<String, Object> inTurn = content(run(settings, 1, 2).toTheEnd());
    assertThat(beside.remove("curve")).isNotEqualTo(inTurn.remove("curve"));
    beside.remove("card"); // with the error at the end, whose last bits depend on the order
    inTurn.remove("card");
    assertThat(beside).isEqualTo(inTurn).hasSizeGreaterThan(10);
  }

  @Test
  void whatIsKeptOnDiskIsPickedUp() {
    FactorizationSettings settings = SampledModels.settings(Noise.MIXED, false).build();
    Path checkpoint = folder.resolve("checkpoint");
    stopAfter(5, settings, 2, checkpoint);
    FactorizationModel resumed =
        FactorizationTrainer.resume(DATA, checkpoint, SamplingListener.SILENT, 2);
    assertThat(content(resumed)).isEqualTo(content(train(settings, 1)));
  }

  private static SamplingRun run(FactorizationSettings settings, int together, int threads) {
    return run(settings, together, threads, SamplingListener.SILENT);
  }

  private static SamplingRun run(
      FactorizationSettings settings, int together, int threads, SamplingListener listener) {
    Ratings train = SPLIT.apply(DATA).train();
    return new SamplingRun(DATA, SPLIT, train, settings, listener, threads, together, null);
  }

  private static final class Started implements SamplingListener {
    private int sweepsDone = -1;

    @Override
    public void started(
        int done, FactorizationSettings settings, int trainSize, int validationSize) {
      sweepsDone = done;
    }
  }

  /** Samples and stops so that the checkpoint is that after {@code sweeps} sweeps. */
  private static void stopAfter(
      int sweeps, FactorizationSettings settings, int together, Path checkpoint) {
    StoppedSampling.write(DATA, SPLIT, settings, together, sweeps, checkpoint);
  }

  @Test
  void anInterruptionIsACancellation() {
    SamplingListener listener =
        new SamplingListener() {
          @Override
          public void sweepDone(SweepResult result) {
            if (result.sweep() == 3) {
              Thread.currentThread().interrupt();
            }
          }
        };
    FactorizationSettings settings = SampledModels.settings(Noise.GAUSSIAN, false).build();
    FactorizationTrainer trainer = new FactorizationTrainer(settings, listener, 2);
    assertThatThrownBy(() -> trainer.train(DATA, SPLIT)).isInstanceOf(CancellationException.class);
    assertThat(Thread.interrupted()).as("still interrupted").isTrue(); // and clears it
  }

  @Test
  void otherDataIsRefused() {
    Path checkpoint = folder.resolve("checkpoint");
    stopAfter(3, SampledModels.settings(Noise.GAUSSIAN, false).build(), 2, checkpoint);
    Dataset other = SampledModels.dataset(150, 90, 0.15, RatingScale.FIVE_STARS, 4);
    assertThatThrownBy(
            () -> FactorizationTrainer.resume(other, checkpoint, SamplingListener.SILENT, 1))
        .isInstanceOf(MatineeException.class)
        .hasMessage(
            "%s: was made from other data (checksum %s, this data has %s);"
                    .formatted(checkpoint, DATA.checksum(), other.checksum())
                + " use that data, or train without --resume");
  }

  @ParameterizedTest
  @CsvSource({"MIXED, false", "MIXED, true"})
  void aModelReadBackPredictsTheSameBits(Noise noise, boolean dates) {
    FactorizationModel model = train(SampledModels.settings(noise, dates).build(), 1);
    Path path = folder.resolve("model");
    model.save(path);
    FactorizationModel read = FactorizationModel.load(path);
    assertThat(content(read)).isEqualTo(content(model));
    assertThat(read.curve()).isEqualTo(model.curve());
    assertThat(read.card()).isEqualTo(model.card());
    assertThat(read.settings()).isEqualTo(model.settings());
    List<Profile> people = Profile.ofUsers(DATA, SPLIT.apply(DATA).train());
    float[] expected = new float[DATA.movies().size()];
    float[] found = new float[expected.length];
    for (Profile person : people) {
      model.predictor(DATA.movies()).bind(person).scoreAll(expected);
      MovieScorer scorer = read.predictor(DATA.movies()).bind(person);
      scorer.scoreAll(found);
      assertThat(Arrays.equals(found, expected)).isTrue();
    }
  }
}
