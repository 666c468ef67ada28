package io.matinee.network;

import io.matinee.data.Dataset;
import io.matinee.data.SplitSpec;
import io.matinee.data.SyntheticDataset;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.io.TempDir;

/** A small search that was done without interruption, to compare others with. */
abstract class SearchedOnce {
  static final Dataset DATA = SyntheticDataset.generate(60, 90, 1500, 7);
  static final SplitSpec SPLIT = SplitSpec.random(0.8, 1);
  static final TuningPlan PLAN = new TuningPlan(9, 9, 5); // 9 of 3 epochs, 3 of 9

  @TempDir static Path shared;
  static Tuning whole;

  @TempDir Path folder;

  @BeforeAll
  static void searchOnce() {
    whole = new Tuner(shared, TuningListener.SILENT).search(DATA, SPLIT, PLAN);
  }

  Tuner tuner() {
    return new Tuner(folder, TuningListener.SILENT);
  }
}
