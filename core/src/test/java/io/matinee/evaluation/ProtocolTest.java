package io.matinee.evaluation;

import static org.assertj.core.api.Assertions.assertThat;

import io.matinee.Version;
import io.matinee.data.Dataset;
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
}
