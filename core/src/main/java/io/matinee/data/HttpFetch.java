package io.matinee.data;

import io.matinee.MatineeException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.ConnectException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/**
 * Gets a file over HTTP, and goes on after a cut where the server can (RFC 9110, section 14).
 *
 * @param connectTimeout how long a connection may take
 * @param stallTimeout how long nothing may come before the transfer is given up
 * @param maxBytes the largest file that is taken
 */
record HttpFetch(Duration connectTimeout, Duration stallTimeout, long maxBytes) {
  private static final int OK = 200;
  private static final int PARTIAL = 206;
  private static final int RANGE_NOT_SATISFIABLE = 416;
  private static final int ATTEMPTS = 5;

  /** For files of some megabytes from the internet. */
  static HttpFetch standard() {
    return new HttpFetch(Duration.ofSeconds(3), Duration.ofSeconds(10), 64L << 20);
  }

  /**
   * Completes {@code part} with what is at {@code address}.
   *
   * @throws IOException if that fails, for whatever reason; the message is one for people
   */
  void into(PartialDownload part, URI address, SourceListener listener) throws IOException {
    HttpClient client =
        HttpClient.newBuilder()
            .connectTimeout(connectTimeout)
            .followRedirects(HttpClient.Redirect.NORMAL)
            .build();
    for (int attempt = 1; ; attempt++) {
      long before = part.size();
      try {
        transfer(client, part, address, listener);
        part.complete();
        return;
      } catch (IOException e) {
        boolean cut = part.size() > before && part.validator() != null;
        if (!cut || attempt == ATTEMPTS) {
          throw e;
        }
      }
    }
  }

  private void transfer(
      HttpClient client, PartialDownload part, URI address, SourceListener listener)
      throws IOException {
    int status = statusOf(client, part, address, listener);
    if (status == RANGE_NOT_SATISFIABLE) {
      part.restart(null); // what is there is as long as the file, or longer
      status = statusOf(client, part, address, listener);
    }
    if (status != OK && status != PARTIAL) {
      throw new IOException("HTTP status " + status);
    }
  }

  private int statusOf(
      HttpClient client, PartialDownload part, URI address, SourceListener listener)
      throws IOException {
    HttpRequest.Builder request = HttpRequest.newBuilder(address);
    if (part.validator() != null) {
      request.header("Range", "bytes=" + part.size() + "-");
      request.header("If-Range", part.validator());
    }
    try (DownloadSink sink = new DownloadSink(part, maxBytes, listener)) {
      return await(client.sendAsync(request.build(), sink), sink).statusCode();
    }
  }

  /** Waits as long as bytes come. */
  private HttpResponse<Void> await(
      CompletableFuture<HttpResponse<Void>> transfer, DownloadSink sink) throws IOException {
    long before = -1;
    while (true) {
      long now = sink.received();
      if (now == before) {
        transfer.cancel(true);
        throw new IOException("nothing came for " + stallTimeout.toMillis() / 1000.0 + " s");
      }
      try {
        return transfer.get(stallTimeout.toMillis(), TimeUnit.MILLISECONDS);
      } catch (TimeoutException e) {
        before = now; // and wait on, unless nothing came meanwhile
      } catch (InterruptedException e) {
        transfer.cancel(true);
        Thread.currentThread().interrupt();
        throw new MatineeException("interrupted while downloading", e);
      } catch (ExecutionException e) {
        throw failure(e.getCause());
      }
    }
  }

  private static IOException failure(Throwable cause) {
    if (cause instanceof UncheckedIOException own) { // what the sink threw
      return own.getCause();
    }
    boolean noReason = cause instanceof ConnectException && cause.getMessage() == null;
    return new IOException(noReason ? "no connection" : OneLine.reason(cause), cause);
  }
}
