package io.matinee.factorization;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.matinee.MatineeException;
import io.matinee.data.Dataset;
import io.matinee.data.RatingScale;
import io.matinee.data.Split;
import io.matinee.data.SplitSpec;
import io.matinee.factorization.FactorizationSettings.Noise;
import io.matinee.kernels.Workers;
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

  /** In the first chain, at its end, and in the second; 12 sweeps each. */
  @ParameterizedTest
  @CsvSource({"GAUSSIAN, false", "PROBIT, false", "GAUSSIAN, true", "PROBIT, true", "MIXED, false"})
  void aSamplingThatGoesOnEndsAsIfItHadNotStopped(Noise noise, boolean dates) {
    FactorizationSettings settings = SampledModels.settings(noise, dates).build();
    Map<String, Object> whole = content(train(settings, 1));
    for (int sweeps : new int[] {1, 7, 12, 13, 21, 24}) {
      Path checkpoint = folder.resolve("checkpoint" + sweeps);
      stopAfter(sweeps, settings, checkpoint);
      Started started = new Started();
      FactorizationModel resumed =
          FactorizationTrainer.resume(DATA, checkpoint, started, 1 + sweeps % 2);
      assertThat(started.sweepsDone).isEqualTo(sweeps);
      assertThat(content(resumed)).as("stopped after %d sweeps", sweeps).isEqualTo(whole);
    }
  }

  private static final class Started implements SamplingListener {
    private int sweepsDone = -1;

    @Override
    public void started(
        int done, FactorizationSettings settings, int trainSize, int validationSize) {
      sweepsDone = done;
    }
  }

  /** Samples as a training does and writes the checkpoint that it would at this moment. */
  private static void stopAfter(int sweeps, FactorizationSettings settings, Path checkpoint) {
    Split parts = SamplingRun.parts(SPLIT.apply(DATA).train(), settings);
    Observations observations = Observations.of(DATA, parts.train(), settings);
    Watch watch = new Watch(parts.test(), DATA.scale());
    List<PosteriorSample> samples = new ArrayList<>();
    List<SweepResult> curve = new ArrayList<>();
    try (Workers workers = new Workers(1)) {
      for (int number = 0; curve.size() < sweeps; number++) {
        RandomStreams streams = RandomStreams.ofChain(settings.seed(), number);
        Chain chain =
            new Chain(observations, settings.chain(number), streams, workers, settings.dates());
        chain.start();
        while (chain.sweeps < settings.sweeps() && curve.size() < sweeps) {
          chain.sweep();
          if (settings.keeps(number, chain.sweeps)) {
            samples.add(PosteriorSample.of(chain));
          }
          Double noise = chain.probit == null ? 1 / Math.sqrt(chain.noise) : null;
          Double rmse = watch.rmse(chain, chain.sweeps > settings.burnIn());
          curve.add(new SweepResult(number + 1, chain.sweeps, noise, rmse));
        }
        SamplingCheckpoint.save(
            checkpoint, DATA.checksum(), SPLIT, settings, chain, samples, curve, watch);
      }
    }
  }

  @Test
  void anInterruptionIsACancellation() {
    SamplingListener listener =
        new SamplingListener() {
          @Override
          public void sweepDone(SweepResult result) {
            if (result.chain() == 2 && result.sweep() == 3) {
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
    stopAfter(3, SampledModels.settings(Noise.GAUSSIAN, false).build(), checkpoint);
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
