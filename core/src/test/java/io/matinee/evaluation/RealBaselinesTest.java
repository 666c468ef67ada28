package io.matinee.evaluation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.matinee.baseline.BiasModel;
import io.matinee.baseline.GlobalMean;
import io.matinee.baseline.MovieMean;
import io.matinee.data.Dataset;
import io.matinee.data.DatasetReader;
import io.matinee.data.Split;
import io.matinee.model.RatingPredictor;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.function.ToDoubleFunction;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/**
 * The baselines on fold u1 of MovieLens 100K, worked out a second time from the files' lines and
 * the formulas, with nothing of ours. 1e-6 stars is the rounding of predictions to floats.
 */
class RealBaselinesTest {
  private int[][] base; // [80,000][user, movie, stars, seconds]
  private int[][] test; // [20,000], likewise
  private double mean;
  private RatingJudge judge;
  private Dataset dataset;
  private Split split;

  @BeforeEach
  void read() throws IOException {
    String place = System.getenv("MATINEE_DATA");
    assumeTrue(
        place != null && !place.isBlank() && Files.isDirectory(Path.of(place)),
        "skipped: set MATINEE_DATA to a folder with MovieLens 100K to run this test");
    base = lines(Path.of(place, "u1.base"));
    test = lines(Path.of(place, "u1.test"));
    mean = List.of(base).stream().mapToDouble(line -> line[2]).average().orElseThrow();
    dataset = DatasetReader.standard().read(Path.of(place));
    split = dataset.folds().split("u1");
    judge = new RatingJudge(dataset, split, 42);
  }

  private static int[][] lines(Path file) throws IOException {
    return Files.readAllLines(file).stream()
        .map(line -> List.of(line.split("\t")).stream().mapToInt(Integer::parseInt).toArray())
        .toArray(int[][]::new);
  }

  @Test
  void globalMean() {
    assertFigures(new GlobalMean(dataset, split.train()), line -> mean);
  }

  @Test
  void movieMean() {
    double[] sums = new double[1683];
    int[] counts = new int[1683];
    for (int[] line : base) {
      sums[line[1]] += line[2];
      counts[line[1]]++;
    }
    assertFigures(
        new MovieMean(dataset, split.train()),
        line -> counts[line[1]] == 0 ? mean : sums[line[1]] / counts[line[1]]);
  }

  @Test
  void biases() {
    double[] ofMovie = biases(1, 25, line -> line[2] - mean);
    double[] ofUser = biases(0, 10, line -> line[2] - mean - ofMovie[line[1]]);
    assertFigures(
        new BiasModel(dataset, split.train()),
        line -> Math.min(5, Math.max(1, mean + ofMovie[line[1]] + ofUser[line[0]])));
  }

  /** Summed deviations by (shrinkage + count), for each value of {@code column}. */
  private double[] biases(int column, double shrinkage, ToDoubleFunction<int[]> deviation) {
    double[] sums = new double[1683];
    double[] weights = new double[1683];
    for (int[] line : base) {
      sums[line[column]] += deviation.applyAsDouble(line);
      weights[line[column]]++;
    }
    for (int i = 0; i < sums.length; i++) {
      sums[i] /= shrinkage + weights[i];
    }
    return sums;
  }

  private void assertFigures(RatingPredictor predictor, ToDoubleFunction<int[]> formula) {
    double squares = 0;
    double absolutes = 0;
    for (int[] line : test) {
      double error = formula.applyAsDouble(line) - line[2];
      squares += error * error;
      absolutes += Math.abs(error);
    }
    RatingMetrics found = judge.judge(predictor).overall();
    assertThat(found.ratings()).isEqualTo(20_000);
    assertThat(found.rmse()).isCloseTo(Math.sqrt(squares / test.length), within(1e-6));
    assertThat(found.mae()).isCloseTo(absolutes / test.length, within(1e-6));
  }
}
