package io.matinee.data;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.BitSet;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.DoubleRange;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.LongRange;
import org.junit.jupiter.api.Test;

class SplitsTest {
  /** Row {@code i} is the rating of movie {@code i}, so that rows can be told apart. */
  private static Ratings ratings(long... seconds) {
    Ratings.Builder builder = new Ratings.Builder(seconds.length);
    for (int row = 0; row < seconds.length; row++) {
      builder.add(0, row, 3, seconds[row]);
    }
    return builder.build();
  }

  private static Ratings ratings(int size) {
    return ratings(IntStream.range(0, size).mapToLong(row -> row % 7).toArray());
  }

  private static List<Integer> rows(Ratings ratings) {
    return IntStream.range(0, ratings.size()).mapToObj(ratings::movie).toList();
  }

  @Property
  void partsAreDisjointAndCompleteAndKeepTheOrder(
      @ForAll @IntRange(min = 10, max = 200) int size,
      @ForAll @DoubleRange(min = 0.1, max = 0.9) double share,
      @ForAll @LongRange(min = -5, max = 5) long seed) {
    for (Split split :
        List.of(Splits.random(ratings(size), share, seed), Splits.byTime(ratings(size), share))) {
      assertThat(split.train().size()).isEqualTo((int) Math.round(size * share));
      assertThat(Stream.of(split.train(), split.test()).flatMap(part -> rows(part).stream()))
          .containsExactlyInAnyOrderElementsOf(rows(ratings(size)));
      assertThat(rows(split.train())).isSorted();
      assertThat(rows(split.test())).isSorted();
    }
  }

  @Property
  void noTrainingRatingIsLaterThanATestRating(
      @ForAll @IntRange(min = 10, max = 200) int size,
      @ForAll @DoubleRange(min = 0.1, max = 0.9) double share) {
    Split split = Splits.byTime(ratings(size), share);

    assertThat(seconds(split.train()).max().orElseThrow())
        .isLessThanOrEqualTo(seconds(split.test()).min().orElseThrow());
  }

  private static LongStream seconds(Ratings ratings) {
    return IntStream.range(0, ratings.size()).mapToLong(ratings::epochSecond);
  }

  @Test
  void theSameSecondKeepsItsOrder() {
    Split split = Splits.byTime(ratings(9, 5, 5, 1), 0.5);

    assertThat(rows(split.train())).containsExactly(1, 3);
    assertThat(rows(split.test())).containsExactly(0, 2);
  }

  @Test
  void rowsNamedGoToTheTestPart() {
    Ratings ratings = ratings(9, 5, 5, 1);

    Split split = Splits.apart(ratings, BitSet.valueOf(new long[] {0b1010}));

    assertThat(rows(split.train())).containsExactly(0, 2);
    assertThat(rows(split.test())).containsExactly(1, 3);
    assertThat(rows(Splits.apart(ratings, new BitSet()).train())).containsExactly(0, 1, 2, 3);
    assertThat(Splits.apart(ratings, new BitSet()).test().size()).isZero();
  }

  @Test
  void timesAfter2038ComeLast() {
    Split split = Splits.byTime(ratings(4294967295L, 2147483647L), 0.5);

    assertThat(rows(split.train())).containsExactly(1);
  }

  @Test
  void theSeedDecidesTheDraw() {
    assertThat(rows(Splits.random(ratings(50), 0.8, 1).test()))
        .isEqualTo(rows(Splits.random(ratings(50), 0.8, 1).test()))
        .isNotEqualTo(rows(Splits.random(ratings(50), 0.8, 2).test()));
  }

  @Test
  void refusesToLeaveAPartEmpty() {
    assertThatThrownBy(() -> Splits.random(ratings(2), 0.9, 1))
        .isInstanceOf(DataException.class)
        .hasMessage(
            "expected enough ratings for a training and a test part, found 2 and 0 of 2 ratings;"
                + " use another share or more data");
  }

  @Property
  void everyPersonIsPartedAlike(
      @ForAll @DoubleRange(min = 0.2, max = 0.8) double share,
      @ForAll @LongRange(min = -5, max = 5) long seed) {
    Ratings ratings = ofThreePeople();

    Split split = Splits.perPerson(ratings, share, seed);

    assertThat(split.train().countPerUser(3))
        .containsExactly(
            (int) Math.round(10 * share), (int) Math.round(20 * share), (int) Math.round(share));
    assertThat(Stream.of(split.train(), split.test()).flatMap(part -> rows(part).stream()))
        .containsExactlyInAnyOrderElementsOf(rows(ratings));
    assertThat(rows(split.train())).isSorted();
  }

  @Test
  void theLatestOfEachPersonIsLeftOut() {
    Ratings.Builder ratings = new Ratings.Builder(6);
    ratings.add(0, 0, 3, 7).add(0, 1, 3, 9).add(0, 2, 3, 9).add(0, 3, 3, 8);
    ratings.add(1, 4, 3, 5).add(2, 5, 3, 6).add(2, 6, 3, 1);

    Split split = Splits.leaveLastOut(ratings.build());

    assertThat(rows(split.train())).containsExactly(0, 1, 3, 4, 6);
    assertThat(rows(split.test())).containsExactly(2, 5);
  }

  /** Ten, twenty and one. */
  private static Ratings ofThreePeople() {
    Ratings.Builder builder = new Ratings.Builder(31);
    for (int row = 0; row < 31; row++) {
      builder.add(row == 30 ? 2 : row % 3 == 0 ? 0 : 1, row, 3, row);
    }
    return builder.build();
  }

  @Test
  void refusesToPartByTimeWhatHasNoTimes() {
    Ratings ratings = new Ratings.Builder(2).add(0, 0, 1, 0).add(0, 1, 2, 0).build();

    assertThatThrownBy(() -> Splits.byTime(ratings, 0.5))
        .isInstanceOf(DataException.class)
        .hasMessage(
            "expected ratings of different times, found data without times;"
                + " part it with --random 0.8");
  }
}
