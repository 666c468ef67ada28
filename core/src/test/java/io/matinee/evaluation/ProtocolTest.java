package io.matinee.evaluation;

import static org.assertj.core.api.Assertions.assertThat;

import io.matinee.Version;
import io.matinee.data.Dataset;
import io.matinee.data.RatingScale;
import io.matinee.data.Split;
import io.matinee.data.SplitSpec;
import io.matinee.data.SyntheticDataset;
import org.junit.jupiter.api.Test;

class ProtocolTest {
  @Test
  void saysUnderWhichConditionsFiguresWereMeasured() {
    Dataset data = SyntheticDataset.generate(10, 20, 100, 7);
    SplitSpec spec = SplitSpec.random(0.8, 3);
    Split split = spec.apply(data);
    Protocol protocol = Protocol.of(data, spec, split, 42);
    assertThat(protocol.data()).isEqualTo(data.provenance().name());
    assertThat(protocol.synthetic()).isTrue();
    assertThat(protocol.checksum()).isEqualTo(data.checksum());
    assertThat(protocol.split()).isEqualTo("random 80/20 of the ratings, seed 3");
    assertThat(protocol.trainRatings()).isEqualTo(80);
    assertThat(protocol.testRatings()).isEqualTo(20);
    assertThat(protocol.usesDate()).isFalse();
    assertThat(protocol.interval())
        .isEqualTo("95 % bootstrap over people, 1000 resamples, seed 42");
    assertThat(protocol.version()).isEqualTo(Version.CURRENT).doesNotContain("${");
  }

  @Test
  void saysWhichMoviesListsShouldHold() {
    Dataset data = SyntheticDataset.generate(10, 20, 100, 7);
    SplitSpec spec = SplitSpec.random(0.8, 3);
    Protocol protocol = Protocol.of(data, spec, spec.apply(data), 42);
    assertThat(protocol.relevant()).isEmpty();
    assertThat(protocol.withLists(4, RatingScale.FIVE_STARS).relevant())
        .isEqualTo("movies that the person rated 4 stars or more in the held-out part");
    assertThat(protocol.withLists(0.5f, RatingScale.HALF_STARS).withoutIntervals().relevant())
        .isEqualTo("movies that the person rated in the held-out part");
  }
}
