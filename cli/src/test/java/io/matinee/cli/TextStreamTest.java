package io.matinee.cli;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.util.List;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.Test;

class TextStreamTest {
  private final ByteArrayOutputStream seen = new ByteArrayOutputStream();
  private final TextStream stream = new TextStream(seen);

  @Test
  void writesUtf8AndNothingAfterItsEnd() {
    stream.print("Amélie\n");
    stream.end("the last");
    stream.println("more");
    stream.write('b');
    stream.write(new byte[] {'c'}, 0, 1);
    assertThat(seen.toString(UTF_8)).isEqualTo("Amélie\nthe last\n");
    assertThat(stream.checkError()).isFalse();
  }

  /** A format string is printed in pieces. */
  @RepeatedTest(20)
  void rowsOfOtherThreadsComeWholeAndBeforeTheLastLine() throws InterruptedException {
    Thread rows =
        new Thread(
            () -> {
              for (int i = 0; i < 2_000; i++) {
                stream.printf("%5d  %5d\n", i, i);
              }
            });
    rows.start();
    while (seen.size() == 0) {
      Thread.onSpinWait();
    }
    stream.end("the last");
    rows.join();
    List<String> lines = seen.toString(UTF_8).lines().toList();
    int last = lines.size() - 1;
    assertThat(lines.get(last)).isEqualTo("the last");
    assertThat(lines.subList(0, last)).isNotEmpty().allMatch(row -> row.matches("[ \\d]{12}"));
  }

  @Test
  void errorsOfWritingAreKnown() {
    OutputStream full =
        new OutputStream() {
          @Override
          public void write(int b) throws IOException {
            throw new IOException("No space left on device");
          }
        };
    TextStream broken = new TextStream(full);
    broken.println("lost");
    assertThat(broken.checkError()).isTrue();
  }
}
