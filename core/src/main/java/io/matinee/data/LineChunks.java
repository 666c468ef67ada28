package io.matinee.data;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.Arrays;

/** Cuts a stream into large pieces of whole lines. */
final class LineChunks {
  private static final int CHUNK =
      1 << 23; // bytes: most movies come up in so many, and meet the table once
  private static final int MAX_HEADER = 1 << 16; // bytes

  /**
   * Whole lines.
   *
   * @param bytes that end with a line feed at {@code length}
   */
  record Chunk(byte[] bytes, int length) {}

  private final String file;
  private final InputStream in;
  private final boolean lineEndNeeded;
  private byte[] rest = new byte[0]; // read, but not handed out
  private boolean truncated;

  /** Creates one over {@code in}; {@code lineEndNeeded} says whether the last line has to end. */
  LineChunks(String file, InputStream in, boolean lineEndNeeded) {
    this.file = file;
    this.in = in;
    this.lineEndNeeded = lineEndNeeded;
  }

  /** The first line of {@code in} without its end and without a byte order mark. */
  static String header(String file, InputStream in) throws IOException {
    ByteArrayOutputStream line = new ByteArrayOutputStream();
    int b;
    while ((b = in.read()) >= 0 && b != '\n' && line.size() < MAX_HEADER) {
      line.write(b);
    }
    return Utf8Text.decode(file, line.toByteArray()).stripTrailing();
  }

  /** The next lines, or {@code null} where there are none. */
  Chunk next() throws IOException {
    byte[] bytes = Arrays.copyOf(rest, CHUNK + 1); // room for a line feed that lacks
    int length = rest.length + in.readNBytes(bytes, rest.length, CHUNK - rest.length);
    rest = new byte[0];
    int cut = afterLastLine(bytes, length);
    if (length == CHUNK) {
      if (cut == 0) {
        throw new DataException(
            "%s: expected lines of at most %d bytes, found a longer one".formatted(file, CHUNK));
      }
      rest = Arrays.copyOfRange(bytes, cut, length);
    } else if (cut < length && lineEndNeeded) {
      truncated = true;
    } else if (cut < length) {
      bytes[length] = '\n';
      cut = length + 1;
    }
    return cut == 0 ? null : new Chunk(bytes, cut);
  }

  private static int afterLastLine(byte[] bytes, int length) {
    int cut = length;
    while (cut > 0 && bytes[cut - 1] != '\n') {
      cut--;
    }
    return cut;
  }

  /** Whether a last line without a line end was left out. */
  boolean truncated() {
    return truncated;
  }
}
