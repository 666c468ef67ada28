package io.matinee.network;

import static org.assertj.core.api.Assertions.assertThat;

import io.matinee.data.Dataset;
import io.matinee.data.SyntheticDataset;
import io.matinee.features.NetworkFeatures;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class DistinctMoviesTest {
  private static final Dataset DATA = SyntheticDataset.generate(50, 400, 4000, 7);
  private static final NetworkFeatures FEATURES = NetworkFeatures.fit(DATA, DATA.ratings());
  private static final DistinctMovies MOVIES = new DistinctMovies(FEATURES, DATA.movies());

  @ParameterizedTest
  @ValueSource(booleans = {false, true})
  void sortedTheyAreTheSameMovies(boolean yearFirst) {
    DistinctMovies sorted = MOVIES.sorted(yearFirst);
    assertThat(sorted.size()).isEqualTo(DATA.movies().size());
    assertThat(sorted.count()).isEqualTo(MOVIES.count()).isLessThan(sorted.size());
    for (int movie = 0; movie < sorted.size(); movie++) {
      assertThat(sorted.years()[sorted.of(movie)]).isEqualTo(MOVIES.years()[MOVIES.of(movie)]);
      assertThat(sorted.genres()[sorted.of(movie)]).isEqualTo(MOVIES.genres()[MOVIES.of(movie)]);
    }
  }

  @Test
  void thoseOfOneYearAreSideBySide() {
    int[] years = MOVIES.sorted(true).years();
    assertThat(years).isSorted();
    assertThat(MOVIES.years()).as("before").isNotEqualTo(years);
  }

  @Test
  void thoseOfTheSameGenresAreSideBySide() {
    int[][] genres = MOVIES.sorted(false).genres();
    Set<List<Integer>> seen = new HashSet<>();
    IntStream.range(0, genres.length)
        .filter(i -> i == 0 || !Arrays.equals(genres[i], genres[i - 1]))
        .forEach(i -> assertThat(seen.add(Arrays.stream(genres[i]).boxed().toList())).isTrue());
    assertThat(seen).hasSizeBetween(2, genres.length - 1);
  }
}
