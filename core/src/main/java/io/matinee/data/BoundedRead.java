package io.matinee.data;

import java.io.IOException;
import java.io.InputStream;

/** Reads a whole file into memory, up to a bound. */
final class BoundedRead {
  private BoundedRead() {}

  /**
   * All bytes of {@code in}.
   *
   * @param shown the file as the user knows it
   * @param maxBytes the bound; what the file says of its own size is not trusted
   * @throws DataException if there are more than {@code maxBytes}
   */
  static byte[] all(InputStream in, String shown, long maxBytes) throws IOException {
    byte[] bytes = in.readNBytes((int) maxBytes);
    if (in.read() >= 0) {
      throw new DataException(
          "%s: expected at most %d bytes, found more".formatted(shown, maxBytes));
    }
    return bytes;
  }
}
