package io.matinee.data;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpHandler;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;

/** Where downloads come from a real server on this machine. */
abstract class LocalDownloads {
  static final Duration LONG = Duration.ofSeconds(30);

  @TempDir Path temp;
  final RecordingListener listener = new RecordingListener();
  final ExecutorService threads = Executors.newCachedThreadPool();
  private HttpServer server;
  byte[] zip;

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

  void assertFellToTheSample() throws IOException {
    assertThat(listener.notes).hasSize(2).noneMatch(note -> note.contains("\n"));
    assertThat(listener.notes.get(1)).startsWith("using a synthetic sample");
    assertThat(names(cache().getParent())).isEmpty();
  }

  DatasetLocator locator(Duration stall) {
    return locator(address(), stall, 1 << 20);
  }

  DatasetLocator locator(URI base, Duration stall, long maxBytes) {
    HttpFetch fetch = new HttpFetch(LONG, stall, maxBytes);
    return new DatasetLocator(
        Map.of(), temp.resolve("home"), new MovieLensDownload(base, SmallMovieLens.sums(), fetch));
  }

  Path cache() {
    return temp.resolve("home/.cache/matinee/ml-100k");
  }

  URI address() {
    return URI.create("http://127.0.0.1:" + server.getAddress().getPort() + "/");
  }

  void serve(HttpHandler handler) {
    server.createContext("/ml-100k.zip", handler);
  }

  static void answer(HttpExchange exchange, int status, byte[] body) throws IOException {
    try (exchange) {
      exchange.sendResponseHeaders(status, body.length);
      exchange.getResponseBody().write(body);
    }
  }

  static List<String> names(Path folder) throws IOException {
    try (Stream<Path> files = Files.list(folder)) {
      return files.map(file -> file.getFileName().toString()).toList();
    }
  }

  /** Nothing is served any more. */
  void stopServing() {
    server.removeContext("/ml-100k.zip");
  }
}
