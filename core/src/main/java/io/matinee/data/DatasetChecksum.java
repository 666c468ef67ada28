package io.matinee.data;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/** The identity of a dataset's content: the first 16 bytes of a SHA-256, as hexadecimal digits. */
final class DatasetChecksum {
  private static final int BYTES_A_RATING = 20;
  private static final int RATINGS_AT_ONCE = 4096;

  private DatasetChecksum() {}

  static String of(Dataset dataset) {
    MessageDigest digest = sha256();
    addText(digest, dataset.scale().toString());
    dataset.genres().forEach(genre -> addText(digest, genre));
    dataset.users().forEach(user -> addText(digest, user.toString()));
    dataset.movies().forEach(movie -> addText(digest, movie.toString()));
    addRatings(digest, dataset.ratings());
    return HexFormat.of().formatHex(digest.digest(), 0, 16);
  }

  private static void addText(MessageDigest digest, String text) {
    digest.update(text.getBytes(StandardCharsets.UTF_8));
    digest.update((byte) 0);
  }

  private static void addRatings(MessageDigest digest, Ratings ratings) {
    ByteBuffer buffer = ByteBuffer.allocate(BYTES_A_RATING * RATINGS_AT_ONCE);
    for (int row = 0; row < ratings.size(); row++) {
      if (!buffer.hasRemaining()) {
        digest.update(buffer.flip());
        buffer.clear();
      }
      buffer.putInt(ratings.user(row)).putInt(ratings.movie(row)).putFloat(ratings.value(row));
      buffer.putLong(ratings.epochSecond(row));
    }
    digest.update(buffer.flip());
  }

  private static MessageDigest sha256() {
    try {
      return MessageDigest.getInstance("SHA-256");
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every JDK has SHA-256", e);
    }
  }
}
