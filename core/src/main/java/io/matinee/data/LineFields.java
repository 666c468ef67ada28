package io.matinee.data;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;

/** The fields of one line of bytes after another, found in place; only quoted lines are copied. */
final class LineFields {
  private final RatingLayout layout;
  private final byte separator;
  private final int width; // of a separator, in bytes
  private final int[] starts; // [fields] where each field begins in bytes
  private final int[] ends; // [fields] and ends, exclusive
  private byte[] bytes; // of this line's fields
  private int start; // of this line, in the chunk
  private int end; // of this line, without its line end
  private int next; // of the next line
  private int found;
  private boolean quoted;
  private boolean notAscii;

  LineFields(RatingLayout layout) {
    this.layout = layout;
    this.separator = (byte) layout.separator().charAt(0);
    this.width = layout.separator().length();
    this.starts = new int[layout.fields()];
    this.ends = new int[layout.fields()];
  }

  /**
   * Finds the fields of the line that begins at {@code from} and has a line feed.
   *
   * @return what is wrong with it, or {@code null}
   */
  String find(byte[] chunk, int from) {
    bytes = chunk;
    start = from;
    scan();
    if (notAscii) {
      String problem = textProblem();
      if (problem != null) {
        return problem;
      }
    }
    if (quoted && layout.quotes() && !unquote()) {
      return "expected a closing quote on the same line, found none";
    }
    return found == layout.fields()
        ? null
        : "expected %s, found %d".formatted(layout.describe(), found);
  }

  private void scan() { // the inner loop of all reading: what changes in it is local
    byte[] bytes = this.bytes;
    int at = start;
    int fieldStart = start;
    boolean quote = false;
    boolean special = false;
    found = 0;
    byte b;
    while ((b = bytes[at]) != '\n') {
      if (b == separator && (width == 1 || bytes[at + 1] == separator)) {
        endField(fieldStart, at);
        at += width;
        fieldStart = at;
      } else {
        quote |= b == '"';
        special |= b < ' '; // bytes are signed: those from 0x80 on, and control characters
        at++;
      }
    }
    next = at + 1;
    quoted = quote;
    notAscii = special;
    end = at > start && bytes[at - 1] == '\r' ? at - 1 : at;
    endField(fieldStart, end);
  }

  private void endField(int from, int to) {
    if (found < starts.length) {
      starts[found] = from;
      ends[found] = Math.max(from, to);
    }
    found++;
  }

  private String textProblem() {
    for (int at = start; at < end; at++) {
      byte b = bytes[at];
      if (b >= 0 && b < ' ' && b != '\t') {
        return "expected text, found the byte 0x%02x".formatted(b);
      }
    }
    try {
      StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes, start, end - start));
      return null;
    } catch (CharacterCodingException e) {
      return Utf8Text.EXPECTED;
    }
  }

  /** Copies the line without its quotes; false where one is not closed. */
  private boolean unquote() {
    byte[] plain = new byte[end - start];
    int to = 0;
    int fieldStart = 0;
    boolean inside = false;
    found = 0;
    for (int at = start; at < end; at++) {
      byte b = bytes[at];
      if (b == '"') {
        boolean doubled = inside && at + 1 < end && bytes[at + 1] == '"';
        if (doubled) {
          plain[to++] = bytes[at++];
        } else {
          inside = !inside;
        }
      } else if (b == separator && !inside) {
        endField(fieldStart, to);
        fieldStart = to;
      } else {
        plain[to++] = b;
      }
    }
    endField(fieldStart, to);
    bytes = plain;
    return !inside;
  }

  /** Where the next line begins in the chunk. */
  int next() {
    return next;
  }

  /** Whether the line has no text at all. */
  boolean isBlank() {
    return end == start;
  }

  /** The bytes that {@link #start(int)} and {@link #end(int)} point into. */
  byte[] bytes() {
    return bytes;
  }

  int start(int field) {
    return starts[field];
  }

  int end(int field) {
    return ends[field];
  }

  /** The text of {@code field}. */
  String text(int field) {
    return new String(bytes, starts[field], ends[field] - starts[field], StandardCharsets.UTF_8);
  }
}
