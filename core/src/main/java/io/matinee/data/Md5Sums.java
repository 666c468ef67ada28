package io.matinee.data;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Function;

/**
 * What tells the official files from others.
 *
 * @param byName the MD5 of each file in hexadecimal digits, by the file's name
 */
record Md5Sums(Map<String, String> byName) {
  /** Those of MovieLens 100K, as published beside it. */
  static final Md5Sums MOVIELENS_100K =
      new Md5Sums(
          Map.of(
              "u.data", "6e47046882bad158b0efbb84cd5cb987",
              "u.item", "c9e7f390115d79079537301d5204f3f7",
              "u.user", "1b53539edc13caad0282c8500608a319"));

  Md5Sums {
    byName = Map.copyOf(byName);
  }

  /** The name of a file whose bytes are others; empty where all are as they should be. */
  Optional<String> firstWrong(Function<String, byte[]> bytes) {
    return new TreeMap<>(byName)
        .entrySet().stream()
            .filter(sum -> !sum.getValue().equals(md5(bytes.apply(sum.getKey()))))
            .map(Map.Entry::getKey)
            .findFirst();
  }

  static String md5(byte[] bytes) {
    try {
      return HexFormat.of().formatHex(MessageDigest.getInstance("MD5").digest(bytes));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every JDK has MD5", e);
    }
  }
}
