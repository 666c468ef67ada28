package io.matinee.data;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Downloads that go on from what came before. */
class ResumedDownloadTest extends LocalDownloads {
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
}
