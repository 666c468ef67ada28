package io.matinee.recommendation;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Comparator;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;

/** Against sorting everything. Few different scores, so that there are ties of both kinds. */
class BestMoviesTest {
  @Property
  void areTheFirstOfAllSorted(
      @ForAll @IntRange(max = 60) int movies,
      @ForAll @IntRange(min = 1, max = 70) int count,
      @ForAll @IntRange(min = 1, max = 8) int kinds,
      @ForAll long seed) {
    SplittableRandom random = new SplittableRandom(seed);
    float[] scores = new float[movies];
    int[] popularity = new int[movies];
    for (int movie = 0; movie < movies; movie++) {
      scores[movie] = random.nextInt(kinds) / 2f;
      popularity[movie] = random.nextInt(kinds);
    }
    BestMovies best = new BestMovies(count, scores, popularity);
    for (int movie = 0; movie < movies; movie++) {
      if (best.wouldTake(movie)) {
        best.add(movie);
      }
    }
    int[] expected =
        IntStream.range(0, movies)
            .boxed()
            .sorted(
                Comparator.<Integer>comparingDouble(movie -> -scores[movie])
                    .thenComparing(movie -> -popularity[movie])
                    .thenComparing(Comparator.naturalOrder()))
            .limit(count)
            .mapToInt(Integer::intValue)
            .toArray();
    assertThat(best.inOrder()).isEqualTo(expected);
    assertThat(best.inOrder()).isEmpty();
  }
}
