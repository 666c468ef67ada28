package io.matinee.cli.chart;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class TextTest {
  @Test
  void linesEndWhereWordsDo() {
    assertThat(Text.wrapped("You gave Fargo 5 and Heat 4.", 14, ""))
        .isEqualTo("You gave Fargo\n5 and Heat 4.");
    assertThat(Text.wrapped("You gave Fargo 5", 10, "  ")).isEqualTo("  You gave\n  Fargo 5");
  }

  @Test
  void aWordThatFitsNowhereHasALineOfItsOwn() {
    assertThat(Text.wrapped("a Koyaanisqatsi b", 5, "")).isEqualTo("a\nKoyaanisqatsi\nb");
  }

  @Test
  void whereNoTerminalIsThereIsOneLine() {
    assertThat(Text.wrapped("You gave Fargo 5", 0, "    ")).isEqualTo("    You gave Fargo 5");
  }
}
