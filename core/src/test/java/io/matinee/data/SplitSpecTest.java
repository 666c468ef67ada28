package io.matinee.data;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SplitSpecTest {
  private static final Dataset DATASET = SyntheticDataset.generate(30, 40, 700, 5);

  @Test
  void appliesWhatItNames() {
    assertSame(SplitSpec.fold("u2").apply(DATASET), DATASET.folds().split("u2"));
    assertSame(SplitSpec.random(0.7, 9).apply(DATASET), Splits.random(DATASET.ratings(), 0.7, 9));
    assertSame(SplitSpec.byTime(0.7).apply(DATASET), Splits.byTime(DATASET.ratings(), 0.7));
    assertSame(
        SplitSpec.perPerson(0.7, 9).apply(DATASET), Splits.perPerson(DATASET.ratings(), 0.7, 9));
    assertSame(SplitSpec.lastOut().apply(DATASET), Splits.leaveLastOut(DATASET.ratings()));
  }

  @Test
  void allHoldsNothingOut() {
    Split split = SplitSpec.all().apply(DATASET);

    assertThat(split.train().size()).isEqualTo(700);
    assertThat(split.test().size()).isZero();
  }

  @Test
  void describesItself() {
    assertThat(SplitSpec.fold("u1").describe()).isEqualTo("official fold u1");
    assertThat(SplitSpec.random(0.8, 42).describe())
        .isEqualTo("random 80/20 of the ratings, seed 42");
    assertThat(SplitSpec.byTime(0.875).describe())
        .isEqualTo("by time 87.5/12.5 (earliest ratings to train on)");
    assertThat(SplitSpec.perPerson(0.8, 42).describe())
        .isEqualTo("random 80/20 of each person's ratings, seed 42");
    assertThat(SplitSpec.lastOut().describe()).isEqualTo("each person's latest rating held out");
    assertThat(SplitSpec.all().describe()).isEqualTo("all ratings, nothing held out");
  }

  @ParameterizedTest
  @ValueSource(doubles = {0, 1, -0.1, 1.5, 80, Double.NaN})
  void refusesSharesThatAreNone(double share) {
    String message = "expected a training share above 0 and below 1, such as 0.8, found " + share;

    assertThatThrownBy(() -> SplitSpec.random(share, 1))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage(message);
    assertThatThrownBy(() -> SplitSpec.byTime(share)).hasMessage(message);
  }

  @Test
  void refusesAFoldThatTheDatasetLacks() {
    assertThatThrownBy(() -> SplitSpec.fold("u9").apply(DATASET))
        .isInstanceOf(DataException.class)
        .hasMessageEndingWith("found \"u9\"");
  }

  private static void assertSame(Split one, Split other) {
    assertThat(columns(one.train())).isEqualTo(columns(other.train()));
    assertThat(columns(one.test())).isEqualTo(columns(other.test()));
  }

  private static int[] columns(Ratings ratings) {
    return IntStream.range(0, ratings.size())
        .flatMap(row -> IntStream.of(ratings.user(row), ratings.movie(row)))
        .toArray();
  }
}
