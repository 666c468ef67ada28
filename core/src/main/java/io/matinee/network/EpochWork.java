package io.matinee.network;

import io.matinee.data.Dataset;
import io.matinee.data.Ratings;
import java.util.Arrays;
import java.util.Objects;
import java.util.stream.IntStream;

/**
 * The multiply-adds that an epoch cannot do without: the matrix products of both hidden layers,
 * forward and twice backward, where the first layer's are those of the rows of the zip code table
 * that a batch of random ratings has on average (the small tables are left out).
 */
public final class EpochWork {
  private static final int EMBEDDING = 50;
  private static final int WIDTH1 = 128;
  private static final int WIDTH2 = 64;

  private EpochWork() {}

  /** Floating-point operations of an epoch, a multiply-add being two. */
  public static double operations(Dataset dataset, Ratings train, int batch) {
    double batches = (double) train.size() / batch;
    double perRating = WIDTH1 * WIDTH2;
    double perRow = EMBEDDING * WIDTH1;
    double products =
        3.0 * (train.size() * perRating + batches * rows(dataset, train, batch) * perRow);
    return 2 * products;
  }

  /** The expected number of different zip codes among {@code batch} random ratings. */
  private static double rows(Dataset dataset, Ratings train, int batch) {
    int[] counts = train.countPerUser(dataset.users().size());
    String[] zips =
        IntStream.range(0, counts.length)
            .mapToObj(user -> dataset.users().get(user).demographics().zipCode())
            .toArray(String[]::new);
    return Arrays.stream(zips)
        .distinct()
        .mapToDouble(
            zip -> {
              double share = 0;
              for (int user = 0; user < counts.length; user++) {
                share += Objects.equals(zips[user], zip) ? counts[user] : 0;
              }
              return 1 - Math.pow(1 - share / train.size(), batch);
            })
        .sum();
  }
}
