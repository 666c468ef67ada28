package io.matinee.data;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.http.HttpHeaders;
import java.net.http.HttpResponse.BodyHandler;
import java.net.http.HttpResponse.BodySubscriber;
import java.net.http.HttpResponse.BodySubscribers;
import java.net.http.HttpResponse.ResponseInfo;
import java.util.Optional;

/** Takes the answer to one request; once closed, nothing that still comes is written. */
final class DownloadSink implements BodyHandler<Void>, AutoCloseable {
  private static final int OK = 200;
  private static final int PARTIAL = 206;

  private final PartialDownload part;
  private final long maxBytes;
  private final SourceListener listener;
  private long received;
  private boolean closed;

  DownloadSink(PartialDownload part, long maxBytes, SourceListener listener) {
    this.part = part;
    this.maxBytes = maxBytes;
    this.listener = listener;
  }

  /** How many bytes have come. */
  synchronized long received() {
    return received;
  }

  @Override
  public BodySubscriber<Void> apply(ResponseInfo response) {
    try {
      return subscriber(response);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private synchronized BodySubscriber<Void> subscriber(ResponseInfo response) throws IOException {
    HttpHeaders headers = response.headers();
    if (closed || (response.statusCode() != OK && response.statusCode() != PARTIAL)) {
      return BodySubscribers.replacing(null);
    }
    if (response.statusCode() == OK) {
      part.restart(validator(headers));
    } else if (!goesOn(headers)) {
      part.restart(null);
      throw new IOException("another part of the file came than was asked for");
    }
    long length = headers.firstValueAsLong("content-length").orElse(-1);
    long total = length < 0 ? -1 : part.size() + length;
    return BodySubscribers.ofByteArrayConsumer(
        chunk -> chunk.ifPresent(bytes -> write(bytes, total)));
  }

  private boolean goesOn(HttpHeaders headers) throws IOException {
    String range = headers.firstValue("content-range").orElse("");
    String tag = headers.firstValue("etag").orElse(part.validator());
    boolean same = tag.equals(part.validator()) || !part.validator().startsWith("\"");
    return range.startsWith("bytes " + part.size() + "-") && same;
  }

  /** What tells this version of the file from others, byte by byte: a weak ETag does not. */
  private static String validator(HttpHeaders headers) {
    Optional<String> tag = headers.firstValue("etag").filter(value -> value.startsWith("\""));
    return tag.or(() -> headers.firstValue("last-modified")).orElse(null);
  }

  private synchronized void write(byte[] bytes, long total) {
    try {
      if (closed) {
        throw new IOException("the transfer was given up");
      }
      received += bytes.length;
      if (part.size() + bytes.length > maxBytes) {
        part.restart(null);
        throw new IOException("more than %d bytes".formatted(maxBytes));
      }
      part.append(bytes);
      listener.progress("download", part.size(), total);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Override
  public synchronized void close() {
    closed = true;
  }
}
