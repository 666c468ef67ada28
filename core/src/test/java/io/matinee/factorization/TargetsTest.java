package io.matinee.factorization;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class TargetsTest {
  private final float[] stars = {4.5f, 1, 4.5f, 0.5f, 3};

  @Test
  void fewDifferentNumbersAreKeptAsTheyAre() {
    Targets fixed = Targets.fixed(stars.length, i -> stars[i]);
    assertThat(fixed.numbers()).isNull();
    assertThat(fixed.size()).isEqualTo(5);
    assertThat(fixed.copy()).containsExactly(stars);
    assertThat(fixed.get(3)).isEqualTo(0.5f);
    assertThat(fixed.mean()).isEqualTo(2.7);
  }

  @Test
  void manyDifferentNumbersAreKeptToo() {
    for (int count : new int[] {128, 129}) {
      Targets fixed = Targets.fixed(300, i -> i % count / 8f);
      assertThat(fixed.numbers() == null).isEqualTo(count == 128);
      for (int i = 0; i < 300; i++) {
        assertThat(fixed.get(i)).isEqualTo(i % count / 8f);
      }
    }
  }

  @Test
  void numbersThatChangeAreTheCallers() {
    Targets targets = Targets.of(stars);
    stars[1] = -7;
    assertThat(targets.get(1)).isEqualTo(-7);
    assertThat(targets.numbers()).isSameAs(stars);
    assertThat(targets.copy()).isNotSameAs(stars).containsExactly(stars);
  }

  /** Rows {1, 0, 2}, {} and {2, 0} meet columns; column 0 is met by rows 0 and 2. */
  @Test
  void theyAreCarriedToTheOtherSidesOrder() {
    Incidence rows = Incidence.of(List.of(new int[] {1, 0, 2}, new int[0], new int[] {2, 0}));
    Targets carried = Targets.fixed(stars.length, i -> stars[i]).carried(rows, rows.transposed(3));
    assertThat(carried.copy()).containsExactly(1, 3, 4.5f, 4.5f, 0.5f);
  }
}
