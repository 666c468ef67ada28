package io.matinee.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.function.Supplier;
import org.junit.jupiter.api.Test;

class LastWordsTest {
  private final LastWords words = new LastWords();
  private final Supplier<String> outer = () -> "outer";
  private final Supplier<String> inner = () -> "inner";

  @Test
  void theInnermostLineIsSaid() {
    words.begin(outer);
    words.begin(inner);
    assertThat(words.say()).isSameAs(inner);
  }

  @Test
  void whatIsOverIsNotSaid() {
    words.begin(outer);
    words.begin(inner);
    words.end(inner);
    words.end(inner);
    assertThat(words.say()).isSameAs(outer);
  }

  @Test
  void nothingIsSaidWhereNothingIsUnderWay() {
    words.begin(outer);
    words.end(outer);
    assertThat(words.say()).isNull();
    words.begin(outer);
    words.end(outer); // returns
  }

  /** Else a file could go that is said to be kept. */
  @Test
  void workDoesNotGoOnAfterTheLastLine() throws InterruptedException {
    words.begin(outer);
    words.say();
    Thread work = new Thread(() -> words.end(outer));
    work.setDaemon(true);
    work.start();
    work.join(200);
    assertThat(work.isAlive()).isTrue();
  }
}
