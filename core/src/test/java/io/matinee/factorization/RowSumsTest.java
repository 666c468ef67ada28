package io.matinee.factorization;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.matinee.data.Dataset;
import io.matinee.data.Ratings;
import io.matinee.data.SyntheticDataset;
import io.matinee.kernels.Workers;
import java.util.Arrays;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;

class RowSumsTest {
  private static final int MANY = 250_000; // rows of a table that has three blocks

  /** In each block everything outside of it is NaN: reading it there would show. */
  @Property(tries = 200)
  void eachBlockAddsWhatRowsMeetInItAndAllOfThemAddEverything(
      @ForAll long seed,
      @ForAll @IntRange(min = 1, max = 60) int rows,
      @ForAll @IntRange(min = 1, max = 90) int others,
      @ForAll @IntRange(min = 1, max = 100) int block,
      @ForAll @IntRange(min = 1, max = 40) int width) {
    SplittableRandom random = new SplittableRandom(seed);
    Incidence incidence = incidence(random, rows, others, others / 2);
    float[] table = numbers(random, (1 + others) * width);
    RowSums sums = new RowSums(incidence, others, block);
    float[] out = new float[(2 + rows) * width];
    for (int i = 0; i < sums.blocks(); i++) {
      int from = others * i / sums.blocks();
      int to = others * (i + 1) / sums.blocks();
      if (incidence.size() >= 16) { // fewer are not worth it
        assertThat(to - from).isLessThanOrEqualTo(block);
      }
      float[] only = table.clone();
      Arrays.fill(only, 0, (1 + from) * width, Float.NaN);
      Arrays.fill(only, (1 + to) * width, only.length, Float.NaN);
      sums.add(i, 0, rows / 2, only, 1, width, out, 2);
      sums.add(i, rows / 2, rows, only, 1, width, out, 2);
    }
    for (int row = 0; row < rows; row++) {
      for (int j = 0; j < width; j++) {
        assertThat((double) out[(2 + row) * width + j])
            .isCloseTo(sum(incidence, row, table, 1, width, j), within(1e-4));
      }
    }
  }

  @Test
  void aTableIsReadAsAWholeWhereOthersDoNotAscend() {
    int[] others = new int[20];
    Arrays.setAll(others, i -> i == 7 ? 3 : i);
    RowSums sums = new RowSums(Incidence.of(List.of(others)), 20, 5);
    assertThat(sums.blocks()).isEqualTo(1);
    float[] table = SampleTensors.floats(IntStream.range(0, 20).asDoubleStream().toArray());
    float[] out = new float[1];
    sums.add(0, 0, 1, table, 0, 1, out, 0);
    assertThat(out[0]).isEqualTo(190 - 7 + 3);
  }

  /** Both ways: the other side has three blocks, and so many rows that each meets few. */
  @Test
  void aDesignWithALargeHistoryMultipliesAsASmallOne() {
    SplittableRandom random = new SplittableRandom(5);
    Incidence history = incidence(random, 40, MANY, 60);
    Incidence back = history.transposed(MANY);
    List<int[]> flags = Collections.nCopies(40, new int[] {0});
    Design design = new Design(flags, List.of(1), history, back);
    int width = 3;
    float[] b = numbers(random, (1 + MANY) * width);
    float[] v = numbers(random, 40 * width);
    float[] times = new float[40 * width];
    float[] transposed = new float[b.length];
    float[] scaled = v.clone();
    try (Workers workers = new Workers(2)) {
      design.times(workers, b, width, times);
      design.transposedTimes(workers, scaled, width, transposed);
    }
    for (int row = 0; row < 40; row++) {
      float weight = Design.historyWeight(history.count(row));
      for (int j = 0; j < width; j++) {
        assertThat((double) times[row * width + j])
            .isCloseTo(b[j] + weight * sum(history, row, b, 1, width, j), within(1e-5));
        v[row * width + j] *= weight;
      }
    }
    for (int other = 0; other < MANY; other++) {
      for (int j = 0; j < width; j++) {
        double found = transposed[(1 + other) * width + j];
        assertThat(found).isCloseTo(sum(back, other, v, 0, width, j), within(1e-6));
      }
    }
  }

  @Test
  void ofManyMoviesThoseOfAPersonAscendAndKeepTheirRatings() {
    Dataset dataset = SyntheticDataset.generate(60, MANY, 3_000, 7);
    Ratings ratings = dataset.ratings();
    Map<List<Integer>, Float> stars = new HashMap<>();
    for (int row = 0; row < ratings.size(); row++) {
      stars.put(List.of(ratings.user(row), ratings.movie(row)), ratings.value(row));
    }
    FactorizationSettings settings = FactorizationSettings.builder().build();
    Observations observations = Observations.of(dataset, ratings, settings);
    Incidence byPerson = observations.byPerson();
    assertThat(byPerson.size()).isEqualTo(ratings.size());
    for (int person = 0; person < byPerson.rows(); person++) {
      for (int i = byPerson.starts()[person]; i < byPerson.starts()[person + 1]; i++) {
        int movie = byPerson.others()[i];
        assertThat(observations.stars().get(i)).isEqualTo(stars.get(List.of(person, movie)));
        if (i > byPerson.starts()[person]) {
          assertThat(movie).isGreaterThan(byPerson.others()[i - 1]);
        }
      }
    }
    assertThat(new RowSums(byPerson, MANY).blocks()).isEqualTo(3);
  }

  /** Rows that meet up to {@code most} others, ascending. */
  private static Incidence incidence(SplittableRandom random, int rows, int others, int most) {
    return Incidence.of(
        IntStream.range(0, rows)
            .mapToObj(
                row ->
                    random.ints(random.nextInt(most + 1), 0, others).distinct().sorted().toArray())
            .toList());
  }

  private static float[] numbers(SplittableRandom random, int count) {
    double[] numbers = new double[count];
    Draws.normal(random, numbers);
    return SampleTensors.floats(numbers);
  }

  private static double sum(
      Incidence incidence, int row, float[] table, int first, int width, int column) {
    double sum = 0;
    for (int i = incidence.starts()[row]; i < incidence.starts()[row + 1]; i++) {
      sum += table[(first + incidence.others()[i]) * width + column];
    }
    return sum;
  }
}
