package io.matinee.data;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.nio.file.Path;
import java.util.Arrays;
import java.util.HashSet;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The published counts of MovieLens 100K, where the environment says where it is. */
class RealMovieLensTest {
  private static Dataset dataset;

  @BeforeEach
  void readOnce() {
    String place = System.getenv("MATINEE_DATA");
    assumeTrue(
        place != null && !place.isBlank(),
        "skipped: set MATINEE_DATA to a folder with MovieLens 100K to run this test");
    dataset = dataset != null ? dataset : DatasetReader.standard().read(Path.of(place));
  }

  @Test
  void isTheOfficialData() {
    assertThat(dataset.provenance().name()).isEqualTo("MovieLens 100K");
    assertThat(dataset.provenance().synthetic()).isFalse();
  }

  /** From the README and u.info that come with it. */
  @Test
  void hasThePublishedCounts() {
    assertThat(dataset.users()).hasSize(943);
    assertThat(dataset.movies()).hasSize(1682);
    assertThat(dataset.ratings().size()).isEqualTo(100_000);
    assertThat(dataset.genres()).hasSize(19);
    assertThat(dataset.occupations()).hasSize(21);
    assertThat(Arrays.stream(dataset.ratings().countPerUser(943)).min()).hasValue(20);
  }

  /** Counted with {@code cut -f3 u.data | sort | uniq -c}. */
  @Test
  void hasThePublishedRatings() {
    int[] counts = new int[6];
    for (int row = 0; row < dataset.ratings().size(); row++) {
      counts[(int) dataset.ratings().value(row)]++;
    }
    assertThat(counts).containsExactly(0, 6110, 11370, 27145, 34174, 21201);
  }

  /** One movie has no release date: counted with {@code awk -F'|' '$3==""' u.item}. */
  @Test
  void allButOneMovieHaveAYear() {
    assertThat(dataset.movies().stream().filter(movie -> movie.year() == null)).hasSize(1);
    assertThat(dataset.movies().get(dataset.tryMovieIndex("267")).year()).isNull();
  }

  /** Counted with {@code wc -l}. */
  @ParameterizedTest
  @CsvSource({
    "u1, 80000, 20000",
    "u2, 80000, 20000",
    "u3, 80000, 20000",
    "u4, 80000, 20000",
    "u5, 80000, 20000",
    "ua, 90570, 9430",
    "ub, 90570, 9430"
  })
  void foldsPartAllRatings(String name, int train, int test) {
    Split split = dataset.folds().split(name);
    Set<Long> pairs = new HashSet<>();
    for (Ratings part : new Ratings[] {split.train(), split.test()}) {
      for (int row = 0; row < part.size(); row++) {
        pairs.add((long) part.user(row) << 32 | part.movie(row));
      }
    }
    assertThat(split.train().size()).isEqualTo(train);
    assertThat(split.test().size()).isEqualTo(test);
    assertThat(pairs).hasSize(100_000);
  }
}
