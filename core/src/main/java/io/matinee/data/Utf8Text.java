package io.matinee.data;

import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CoderResult;
import java.nio.charset.StandardCharsets;

/** Text of a whole file, checked. */
final class Utf8Text {
  static final String EXPECTED =
      "expected UTF-8 text, found other bytes; convert the file, as with iconv -f ISO-8859-1"
          + " -t UTF-8";

  private static final char BYTE_ORDER_MARK = '\ufeff';

  private Utf8Text() {}

  /**
   * The text of {@code bytes}, without a byte order mark.
   *
   * @throws DataException with the line of the first byte that is no UTF-8
   */
  static String decode(String file, byte[] bytes) {
    int wrong = firstWrong(bytes);
    if (wrong >= 0) {
      int line = 1;
      for (int at = 0; at < wrong; at++) {
        line += bytes[at] == '\n' ? 1 : 0;
      }
      throw DataException.at(file, line, EXPECTED);
    }
    return withoutMark(new String(bytes, StandardCharsets.UTF_8));
  }

  /** The text of {@code bytes}: UTF-8 where they are that, or else ISO-8859-1. */
  static String decodeEither(byte[] bytes) {
    boolean utf8 = firstWrong(bytes) < 0;
    return withoutMark(
        new String(bytes, utf8 ? StandardCharsets.UTF_8 : StandardCharsets.ISO_8859_1));
  }

  static String withoutMark(String text) {
    return !text.isEmpty() && text.charAt(0) == BYTE_ORDER_MARK ? text.substring(1) : text;
  }

  private static int firstWrong(byte[] bytes) {
    ByteBuffer in = ByteBuffer.wrap(bytes);
    CharBuffer out = CharBuffer.allocate(bytes.length);
    CoderResult result = StandardCharsets.UTF_8.newDecoder().decode(in, out, true);
    return result.isError() ? in.position() : -1;
  }
}
