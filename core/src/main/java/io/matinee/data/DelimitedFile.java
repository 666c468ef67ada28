package io.matinee.data;

import java.nio.charset.StandardCharsets;

/**
 * Lines of separated fields in ISO-8859-1, parsed in place: no text is made of a field that is read
 * as a number. Lines end with LF or CRLF, the last one too; empty lines at the end do not count.
 */
final class DelimitedFile {
  private final String name;
  private final byte[] bytes;
  private final byte separator;
  private final int[] ends; // [fields] where each field of this line ends, exclusive
  private final int end; // of the last line that is not empty
  private int start; // of this line
  private int position; // of the next line
  private int line;

  /**
   * Begins before the first line.
   *
   * @param name as shown in errors
   * @param separator between fields
   * @param fields expected on every line
   * @throws DataException if the file is empty, or its last line has no line end
   */
  DelimitedFile(String name, byte[] bytes, char separator, int fields) {
    this.name = name;
    this.bytes = bytes;
    this.separator = (byte) separator;
    this.ends = new int[fields];
    this.end = endOfContent();
  }

  private int endOfContent() {
    int last = bytes.length;
    while (last > 0 && (bytes[last - 1] == '\n' || bytes[last - 1] == '\r')) {
      last--;
    }
    if (last == 0) {
      throw new DataException(
          "%s: expected lines of %s, found an empty file; get it again".formatted(name, layout()));
    }
    if (bytes[bytes.length - 1] != '\n') {
      throw DataException.at(
          name,
          countLines(),
          "expected a line end, found the end of the file; it is truncated," + " get it again");
    }
    return last;
  }

  private int countLines() {
    int lines = 1;
    for (byte b : bytes) {
      lines += b == '\n' ? 1 : 0;
    }
    return lines;
  }

  /**
   * Moves to the next line.
   *
   * @return false where there is none
   * @throws DataException if its bytes are not text or the number of fields is another
   */
  boolean next() {
    if (position >= end) {
      return false;
    }
    line++;
    start = position;
    int found = findFields();
    if (found != ends.length) {
      throw error("expected %s, found %d".formatted(layout(), found));
    }
    return true;
  }

  private int findFields() {
    int found = 0;
    int at = start;
    for (; bytes[at] != '\n'; at++) {
      byte b = bytes[at];
      if (b == separator) {
        endField(found++, at);
      } else if (b < ' ' || b == 0x7f) { // bytes are signed: those from 0x80 on as well
        checkText(at);
      }
    }
    position = at + 1;
    endField(found++, at > start && bytes[at - 1] == '\r' ? at - 1 : at);
    return found;
  }

  private void endField(int field, int at) {
    if (field < ends.length) {
      ends[field] = at;
    }
  }

  private void checkText(int at) {
    int b = bytes[at] & 0xff;
    if (isUtf8Sequence(at)) {
      throw error(
          ("expected ISO-8859-1 text, found UTF-8; convert it with: iconv -c -f UTF-8"
                  + " -t ISO-8859-1//TRANSLIT %s > converted")
              .formatted(name));
    }
    boolean lineEnd = b == '\r' && bytes[at + 1] == '\n';
    if (b < 0xa0 && !lineEnd) {
      throw error(
          "expected ISO-8859-1 text, found the byte 0x%02x; the file is damaged, get it again"
              .formatted(b));
    }
  }

  /** Whether a UTF-8 sequence of two to four bytes begins at {@code at}; real titles have none. */
  private boolean isUtf8Sequence(int at) {
    int lead = bytes[at] & 0xff;
    if (lead < 0xc2 || lead > 0xf4) {
      return false;
    }
    int length = lead < 0xe0 ? 2 : lead < 0xf0 ? 3 : 4;
    for (int i = 1; i < length; i++) {
      if ((bytes[at + i] & 0xc0) != 0x80) { // the line end, if not before, stops this
        return false;
      }
    }
    return true;
  }

  private String layout() {
    String noun = ends.length == 1 ? "field" : "fields";
    String shown = separator == '\t' ? "tab" : separator == ' ' ? "space" : "'|'";
    return "%d %s-separated %s".formatted(ends.length, shown, noun);
  }

  /** The number of this line, from 1. */
  int line() {
    return line;
  }

  /** The text of {@code field}, counted from 0. */
  String text(int field) {
    int from = startOf(field);
    return new String(bytes, from, ends[field] - from, StandardCharsets.ISO_8859_1);
  }

  /** Whether {@code field} has no text. */
  boolean isEmpty(int field) {
    return startOf(field) == ends[field];
  }

  /**
   * The whole number in {@code field}.
   *
   * @param what the number is, as shown in errors
   * @param min the lowest allowed, not below 0
   * @throws DataException if it is none, or not from {@code min} to {@code max}
   */
  long number(int field, String what, long min, long max) {
    int from = startOf(field);
    int length = ends[field] - from;
    long value = length > 0 && length <= 18 ? 0 : -1; // 18 digits always fit a long
    for (int at = from; at < ends[field] && value >= 0; at++) {
      int digit = bytes[at] - '0';
      value = digit >= 0 && digit <= 9 ? value * 10 + digit : -1;
    }
    if (value < min || value > max) {
      throw expected("a whole number from %d to %d as %s".formatted(min, max, what), field);
    }
    return value;
  }

  private int startOf(int field) {
    return field == 0 ? start : ends[field - 1] + 1;
  }

  /** For a {@code field} that is not what was {@code expected}. */
  DataException expected(String expected, int field) {
    return error("expected %s, found %s".formatted(expected, OneLine.quote(text(field))));
  }

  /** For a problem of this line. */
  DataException error(String problem) {
    return DataException.at(name, line, problem);
  }
}
