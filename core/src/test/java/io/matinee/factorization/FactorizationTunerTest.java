package io.matinee.factorization;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.matinee.MatineeException;
import io.matinee.data.Dataset;
import io.matinee.data.SplitSpec;
import io.matinee.data.SyntheticDataset;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CancellationException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FactorizationTunerTest {
  private static final Dataset DATA = SyntheticDataset.generate(30, 40, 600, 3);
  private static final SplitSpec SPLIT = SplitSpec.random(0.8, 1);

  @TempDir Path folder;

  private FactorizationTuner tuner(FactorizationTuningListener listener) {
    return new FactorizationTuner(folder, listener, 1);
  }

  @Test
  void triesTheDefaultsFirstAndEverySettingOnce() {
    List<FactorizationTrial> all = FactorizationTrials.draw(FactorizationTrials.MOST, 9, 5);
    assertThat(all).hasSize(60).extracting(FactorizationTrial::settings).doesNotHaveDuplicates();
    assertThat(all.get(0).whole()).isEqualTo(FactorizationSettings.builder().seed(5).build());
  }

  @Test
  void theWinnerHasTheLowestErrorOfAll() {
    FactorizationTuning tuning =
        tuner(FactorizationTuningListener.SILENT).search(DATA, SPLIT, 4, 6, 7);
    assertThat(tuning.trials()).hasSize(4).allMatch(FactorizationTrial::done);
    assertThat(tuning.winner().validationRmse())
        .isEqualTo(
            tuning.trials().stream()
                .mapToDouble(FactorizationTrial::validationRmse)
                .min()
                .orElseThrow());
  }

  @Test
  void goesOnAfterAnInterruptionAsIfNothingHadBeen() {
    FactorizationTuning whole =
        tuner(FactorizationTuningListener.SILENT).search(DATA, SPLIT, 3, 6, 7);
    FactorizationTuningListener interrupts =
        new FactorizationTuningListener() {
          @Override
          public void sweepDone(FactorizationTrial trial, SweepResult result) {
            if (trial.number() == 2) {
              Thread.currentThread().interrupt();
            }
          }
        };
    assertThatThrownBy(() -> tuner(interrupts).search(DATA, SPLIT, 3, 6, 7))
        .isInstanceOf(CancellationException.class);
    assertThat(Thread.interrupted()).isTrue();
    List<Integer> sampled = new ArrayList<>();
    FactorizationTuningListener records =
        new FactorizationTuningListener() {
          @Override
          public void sweepDone(FactorizationTrial trial, SweepResult result) {
            sampled.add(trial.number());
          }
        };
    FactorizationTuning resumed = tuner(records).resume(DATA);
    assertThat(resumed).isEqualTo(whole);
    assertThat(sampled).contains(2, 3).doesNotContain(1);
  }

  @Test
  void otherDataIsRefused() {
    tuner(FactorizationTuningListener.SILENT).search(DATA, SPLIT, 1, 3, 7);
    Dataset other = SyntheticDataset.generate(30, 40, 600, 4);
    assertThatThrownBy(() -> tuner(FactorizationTuningListener.SILENT).resume(other))
        .isInstanceOf(MatineeException.class)
        .hasMessageContaining("was made from other data");
    tuner(FactorizationTuningListener.SILENT).deleteFile();
    assertThat(folder).isEmptyDirectory();
  }
}
