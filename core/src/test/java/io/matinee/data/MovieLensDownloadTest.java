package io.matinee.data;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.ServerSocket;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.concurrent.BrokenBarrierException;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;

/** Downloads that are whole or not at all. */
class MovieLensDownloadTest extends LocalDownloads {
  @Test
  void fillsTheCacheOnceAndReportsProgress() throws IOException {
    serve(exchange -> answer(exchange, 200, zip));

    Dataset dataset = locator(LONG).locate(null, listener);
    stopServing();
    Dataset again = locator(LONG).locate(null, listener);

    assertThat(dataset.provenance())
        .isEqualTo(new Provenance("MovieLens 100K", cache().toString(), false));
    assertThat(again.checksum()).isEqualTo(dataset.checksum());
    assertThat(dataset.folds().names()).containsExactly("u1");
    assertThat(listener.notes).isEmpty();
    assertThat(listener.progress.get(listener.progress.size() - 1))
        .containsExactly(zip.length, zip.length);
    assertThat(names(cache())).contains("u.data", "u1.base").doesNotContain("mku.sh");
    assertThat(names(cache().getParent())).containsExactly("ml-100k");
  }

  @Test
  void fallsToTheSampleOnAWrongChecksum() throws IOException {
    Map<String, byte[]> files = SmallMovieLens.files();
    files.put("u.user", "1|24|M|artist|01235\n".getBytes(UTF_8));
    byte[] other = Files.readAllBytes(SmallMovieLens.zip(files, "", temp.resolve("other.zip")));
    serve(exchange -> answer(exchange, 200, other));

    assertFallsToTheSample(
        LONG,
        "u.user: expected MD5 " + SmallMovieLens.sums().byName().get("u.user") + ", found another");
  }

  @Test
  void fallsToTheSampleOnAnotherStatus() throws IOException {
    serve(exchange -> answer(exchange, 404, new byte[] {'n', 'o'}));

    assertFallsToTheSample(LONG, "HTTP status 404");
  }

  @Test
  void fallsToTheSampleWhenThereIsNoServer() throws IOException {
    int free;
    try (ServerSocket socket = new ServerSocket(0)) {
      free = socket.getLocalPort();
    }
    URI nowhere = URI.create("http://127.0.0.1:" + free + "/");

    Dataset dataset = locator(nowhere, LONG, 1 << 20).locate(null, listener);

    assertThat(dataset.provenance().synthetic()).isTrue();
    assertThat(listener.notes.get(0))
        .startsWith("could not get MovieLens 100K from " + nowhere + "ml-100k.zip: ");
    assertThat(names(cache().getParent())).isEmpty();
  }

  @Test
  void fallsToTheSampleOnAHalfTransfer() throws IOException {
    serve(
        exchange -> {
          exchange.sendResponseHeaders(200, zip.length);
          exchange.getResponseBody().write(zip, 0, zip.length / 2);
          exchange.getResponseBody().flush();
          exchange.close();
        });

    locator(LONG).locate(null, listener);

    assertFellToTheSample();
  }

  @Test
  void fallsToTheSampleWhenNothingMoreComes() throws IOException {
    CountDownLatch end = new CountDownLatch(1);
    serve(
        exchange -> {
          exchange.sendResponseHeaders(200, zip.length);
          exchange.getResponseBody().write(zip, 0, zip.length / 2);
          exchange.getResponseBody().flush();
          awaitQuietly(end);
        });

    assertFallsToTheSample(Duration.ofMillis(300), "nothing came for 0.3 s");
    end.countDown();
  }

  @Test
  void fallsToTheSampleOnAnEndlessAnswer() throws IOException {
    serve(exchange -> answer(exchange, 200, new byte[1 << 16]));

    locator(address(), LONG, 1 << 10).locate(null, listener);

    assertFellToTheSample();
    assertThat(listener.notes.get(0)).endsWith(".zip: more than 1024 bytes");
  }

  @Test
  void fallsToTheSampleOnSomethingElseThanAZip() throws IOException {
    serve(exchange -> answer(exchange, 200, "<html>".getBytes(UTF_8)));

    locator(LONG).locate(null, listener);

    assertFellToTheSample();
    assertThat(listener.notes.get(0)).contains("expected a zip file");
  }

  @Test
  void twoFillTheCacheAtOnce() throws Exception {
    CyclicBarrier bothAsked = new CyclicBarrier(2);
    serve(
        exchange -> {
          awaitQuietly(bothAsked);
          answer(exchange, 200, zip);
        });
    Callable<Dataset> locating = () -> locator(LONG).locate(null, listener);

    List<Future<Dataset>> both = threads.invokeAll(List.of(locating, locating));

    assertThat(both.get(0).get().provenance().synthetic()).isFalse();
    assertThat(both.get(1).get().checksum()).isEqualTo(both.get(0).get().checksum());
    assertThat(listener.notes).isEmpty();
    assertThat(names(cache().getParent())).containsExactly("ml-100k");
  }

  @Test
  void sweepsWhatIsOlderThanADay() throws IOException {
    Path parent = Files.createDirectories(cache().getParent());
    Path old = Files.createDirectory(parent.resolve("ml-100k.part123"));
    Files.writeString(old.resolve("u.data"), "x");
    Path oldZip = Files.writeString(parent.resolve("ml-100k.zip.part99.part"), "x");
    Path fresh = Files.writeString(parent.resolve("ml-100k.zip.part77.part"), "x");
    FileTime dayBefore = FileTime.from(Instant.now().minus(Duration.ofDays(2)));
    Files.setLastModifiedTime(old, dayBefore);
    Files.setLastModifiedTime(oldZip, dayBefore);
    serve(exchange -> answer(exchange, 200, zip));

    locator(LONG).locate(null, listener);

    assertThat(names(parent)).containsExactlyInAnyOrder("ml-100k", fresh.getFileName().toString());
  }

  @Test
  void standardAddressIsThePublishers() {
    assertThat(MovieLensDownload.standard().address())
        .hasToString("https://files.grouplens.org/datasets/movielens/ml-100k.zip");
  }

  private void assertFallsToTheSample(Duration stall, String reason) throws IOException {
    locator(stall).locate(null, listener);

    assertFellToTheSample();
    assertThat(listener.notes.get(0))
        .isEqualTo(
            "could not get MovieLens 100K from "
                + address().resolve("ml-100k.zip")
                + ": "
                + reason);
  }

  private static void awaitQuietly(CountDownLatch latch) {
    try {
      latch.await();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private static void awaitQuietly(CyclicBarrier barrier) {
    try {
      barrier.await();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    } catch (BrokenBarrierException e) {
      throw new IllegalStateException(e);
    }
  }
}
