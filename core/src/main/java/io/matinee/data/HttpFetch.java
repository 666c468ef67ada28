package io.matinee.data;

import io.matinee.MatineeException;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.ConnectException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandler;
import java.net.http.HttpResponse.BodySubscribers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Consumer;

/**
 * Gets a file over HTTP.
 *
 * @param connectTimeout how long a connection may take
 * @param stallTimeout how long nothing may come before the transfer is given up
 * @param maxBytes the largest file that is taken
 */
record HttpFetch(Duration connectTimeout, Duration stallTimeout, long maxBytes) {
  private static final int OK = 200;

  /** For files of some megabytes from the internet. */
  static HttpFetch standard() {
    return new HttpFetch(Duration.ofSeconds(3), Duration.ofSeconds(10), 64L << 20);
  }

  /**
   * Writes what is at {@code address} to {@code file}.
   *
   * @throws IOException if that fails, for whatever reason; the message is one for people
   */
  void toFile(URI address, Path file, SourceListener listener) throws IOException {
    HttpClient client =
        HttpClient.newBuilder()
            .connectTimeout(connectTimeout)
            .followRedirects(HttpClient.Redirect.NORMAL)
            .build();
    HttpRequest request = HttpRequest.newBuilder(address).build();
    AtomicLong received = new AtomicLong();
    try (OutputStream out = Files.newOutputStream(file)) {
      BodyHandler<Void> body = intoFile(out, received, listener);
      HttpResponse<Void> response = await(client.sendAsync(request, body), received);
      if (response.statusCode() != OK) {
        throw new IOException("HTTP status " + response.statusCode());
      }
    }
  }

  private BodyHandler<Void> intoFile(
      OutputStream out, AtomicLong received, SourceListener listener) {
    return response -> {
      if (response.statusCode() != OK) {
        return BodySubscribers.replacing(null);
      }
      long total = response.headers().firstValueAsLong("content-length").orElse(-1);
      Consumer<byte[]> take =
          bytes -> {
            write(out, bytes, received.addAndGet(bytes.length));
            listener.progress("download", received.get(), total);
          };
      return BodySubscribers.ofByteArrayConsumer(chunk -> chunk.ifPresent(take));
    };
  }

  private void write(OutputStream out, byte[] bytes, long received) {
    try {
      if (received > maxBytes) {
        throw new IOException("more than %d bytes".formatted(maxBytes));
      }
      out.write(bytes);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Waits as long as bytes come. */
  private HttpResponse<Void> await(
      CompletableFuture<HttpResponse<Void>> transfer, AtomicLong received) throws IOException {
    long before = -1;
    while (true) {
      long now = received.get();
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
    if (cause instanceof UncheckedIOException own) { // what write() threw
      return own.getCause();
    }
    boolean noReason = cause instanceof ConnectException && cause.getMessage() == null;
    return new IOException(noReason ? "no connection" : OneLine.reason(cause), cause);
  }
}
