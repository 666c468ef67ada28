package io.matinee.data;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpHandler;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.concurrent.BrokenBarrierException;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Downloads from a real server on this machine. */
class MovieLensDownloadTest {
  private static final Duration LONG = Duration.ofSeconds(30);

  @TempDir Path temp;
  private final RecordingListener listener = new RecordingListener();
  private final ExecutorService threads = Executors.newCachedThreadPool();
  private HttpServer server;
  private byte[] zip;

  @BeforeEach
  void startServer() throws IOException {
    Map<String, byte[]> files = SmallMovieLens.files();
    files.put("mku.sh", new byte[] {'#'});
    zip = Files.readAllBytes(SmallMovieLens.zip(files, "ml-100k/", temp.resolve("source.zip")));
    server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.setExecutor(threads);
    server.start();
  }

  @AfterEach
  void stopServer() {
    server.stop(0);
    threads.shutdownNow();
  }

  @Test
  void fillsTheCacheOnceAndReportsProgress() throws IOException {
    serve(exchange -> answer(exchange, 200, zip));

    Dataset dataset = locator(LONG).locate(null, listener);
    server.removeContext("/ml-100k.zip");
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
  void goesOnAfterACutInTheSameRun() throws IOException {
    List<String> asked = serveInPieces("\"v1\"", zip.length / 3);

    Dataset dataset = locator(LONG).locate(null, listener);

    assertThat(dataset.provenance().synthetic()).isFalse();
    int third = zip.length / 3;
    assertThat(asked.subList(0, 3))
        .containsExactly(
            "null null", "bytes=" + third + "- \"v1\"", "bytes=" + 2 * third + "- \"v1\"");
    assertThat(listener.progress.get(listener.progress.size() - 1))
        .containsExactly(zip.length, zip.length);
    assertThat(names(cache().getParent())).containsExactly("ml-100k");
  }

  @Test
  void goesOnInALaterRun() throws IOException {
    leaveHalf("\"v1\"");
    List<String> asked = serveInPieces("\"v1\"", zip.length);

    Dataset dataset = locator(LONG).locate(null, listener);

    assertThat(dataset.provenance().synthetic()).isFalse();
    assertThat(asked).containsExactly("bytes=" + zip.length / 2 + "- \"v1\"");
    assertThat(names(cache().getParent())).containsExactly("ml-100k");
  }

  @Test
  void startsOverWhereTheServerHasAnotherVersion() throws IOException {
    leaveHalf("\"v0\"");
    List<String> asked = serveInPieces("\"v1\"", zip.length);

    assertThat(locator(LONG).locate(null, listener).provenance().synthetic()).isFalse();
    assertThat(asked).containsExactly("bytes=" + zip.length / 2 + "- \"v0\"");
  }

  @Test
  void startsOverWhereTheServerKnowsNoRanges() throws IOException {
    leaveHalf("\"v1\"");
    serve(exchange -> answer(exchange, 200, zip));

    assertThat(locator(LONG).locate(null, listener).provenance().synthetic()).isFalse();
    assertThat(names(cache().getParent())).containsExactly("ml-100k");
  }

  @Test
  void startsOverWhereTheRestIsRefused() throws IOException {
    leaveHalf("\"v1\"");
    serve(
        exchange -> {
          boolean rest = exchange.getRequestHeaders().containsKey("Range");
          answer(exchange, rest ? 416 : 200, rest ? new byte[] {'n', 'o'} : zip);
        });

    assertThat(locator(LONG).locate(null, listener).provenance().synthetic()).isFalse();
  }

  /** A server that says another part is the rest would make a wrong file. */
  @Test
  void doesNotJoinPartsThatDoNotFit() throws IOException {
    leaveHalf("\"v1\"");
    serve(
        exchange -> {
          exchange.getResponseHeaders().set("Content-Range", "bytes 0-9/" + zip.length);
          answer(exchange, 206, zip);
        });

    locator(LONG).locate(null, listener);

    assertFellToTheSample();
    assertThat(listener.notes.get(0)).endsWith("another part of the file came than was asked for");
  }

  /** The beginning is of another file, though the server says it is not. */
  @Test
  void neverUsesNorKeepsAWrongFile() throws IOException {
    leaveHalf("\"v1\"");
    Files.write(cache().resolveSibling("ml-100k.zip.part"), new byte[zip.length / 2]);
    serveInPieces("\"v1\"", zip.length);

    locator(LONG).locate(null, listener);

    assertFellToTheSample();
  }

  @Test
  void keepsWhatCameForTheNextRun() throws IOException {
    serve(
        exchange -> {
          exchange.getResponseHeaders().set("ETag", "\"v1\"");
          boolean rest = exchange.getRequestHeaders().containsKey("Range");
          exchange.sendResponseHeaders(rest ? 503 : 200, rest ? -1 : zip.length);
          if (!rest) {
            exchange.getResponseBody().write(zip, 0, zip.length / 2);
            exchange.getResponseBody().flush();
          }
          exchange.close();
        });
    locator(LONG).locate(null, listener);

    assertThat(listener.notes.get(0)).endsWith("ml-100k.zip: HTTP status 503");
    assertThat(names(cache().getParent()))
        .containsExactlyInAnyOrder("ml-100k.zip.part", "ml-100k.zip.part.etag");
    assertThat(cache().resolveSibling("ml-100k.zip.part"))
        .hasBinaryContent(Arrays.copyOf(zip, zip.length / 2));
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

  /** As a run leaves it that was killed. */
  private void leaveHalf(String tag) throws IOException {
    Path parent = Files.createDirectories(cache().getParent());
    Files.write(parent.resolve("ml-100k.zip.part"), Arrays.copyOf(zip, zip.length / 2));
    Files.writeString(parent.resolve("ml-100k.zip.part.etag"), tag);
  }

  /**
   * Serves ranges as RFC 9110 says, and cuts each answer after {@code piece} bytes.
   *
   * @return the Range and If-Range that each request asks for
   */
  private List<String> serveInPieces(String tag, int piece) {
    List<String> asked = Collections.synchronizedList(new ArrayList<>());
    serve(
        exchange -> {
          String range = exchange.getRequestHeaders().getFirst("Range");
          String condition = exchange.getRequestHeaders().getFirst("If-Range");
          asked.add(range + " " + condition);
          boolean rest = range != null && tag.equals(condition);
          int from = rest ? Integer.parseInt(range.replaceAll("\\D", "")) : 0;
          exchange.getResponseHeaders().set("ETag", tag);
          if (rest) {
            String all = "bytes %d-%d/%d".formatted(from, zip.length - 1, zip.length);
            exchange.getResponseHeaders().set("Content-Range", all);
          }
          exchange.sendResponseHeaders(rest ? 206 : 200, zip.length - from);
          exchange.getResponseBody().write(zip, from, Math.min(piece, zip.length - from));
          exchange.getResponseBody().flush();
          exchange.close();
        });
    return asked;
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

  private void assertFellToTheSample() throws IOException {
    assertThat(listener.notes).hasSize(2).noneMatch(note -> note.contains("\n"));
    assertThat(listener.notes.get(1)).startsWith("using a synthetic sample");
    assertThat(names(cache().getParent())).isEmpty();
  }

  private DatasetLocator locator(Duration stall) {
    return locator(address(), stall, 1 << 20);
  }

  private DatasetLocator locator(URI base, Duration stall, long maxBytes) {
    HttpFetch fetch = new HttpFetch(LONG, stall, maxBytes);
    return new DatasetLocator(
        Map.of(), temp.resolve("home"), new MovieLensDownload(base, SmallMovieLens.sums(), fetch));
  }

  private Path cache() {
    return temp.resolve("home/.cache/matinee/ml-100k");
  }

  private URI address() {
    return URI.create("http://127.0.0.1:" + server.getAddress().getPort() + "/");
  }

  private void serve(HttpHandler handler) {
    server.createContext("/ml-100k.zip", handler);
  }

  private static void answer(HttpExchange exchange, int status, byte[] body) throws IOException {
    try (exchange) {
      exchange.sendResponseHeaders(status, body.length);
      exchange.getResponseBody().write(body);
    }
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

  private static List<String> names(Path folder) throws IOException {
    try (Stream<Path> files = Files.list(folder)) {
      return files.map(file -> file.getFileName().toString()).toList();
    }
  }
}
