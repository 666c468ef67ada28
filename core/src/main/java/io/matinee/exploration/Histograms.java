package io.matinee.exploration;

import io.matinee.data.Dataset;
import io.matinee.data.RatingScale;
import io.matinee.data.Ratings;
import java.math.BigDecimal;
import java.math.MathContext;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** Distributions over numbers: bars without a gap, empty ones too. */
final class Histograms {
  private static final int YEARS = 5;

  private Histograms() {}

  /** One bar for each value of {@code scale}; a rating off the scale goes to the nearest one. */
  static Distribution ofRatings(RatingScale scale, Ratings ratings) {
    int last = Math.round((scale.max() - scale.min()) / scale.step());
    long[] counts = new long[last + 1];
    for (int row = 0; row < ratings.size(); row++) {
      counts[Math.round((scale.clip(ratings.value(row)) - scale.min()) / scale.step())]++;
    }
    List<String> labels =
        IntStream.rangeClosed(0, last)
            .mapToObj(i -> plain(scale.min() + i * scale.step()))
            .toList();
    return Distribution.of(labels, counts);
  }

  /** {@code value} as people write it: 3, 3.5. */
  static String plain(float value) {
    return new BigDecimal(value).round(new MathContext(4)).stripTrailingZeros().toPlainString();
  }

  /** Users by age, 5 years a bar, from the youngest to the oldest; empty without ages. */
  static Distribution ofAges(Dataset dataset) {
    Groups<Band> known = Groups.ages(dataset, YEARS);
    if (known.keys().isEmpty()) {
      return new Distribution(List.of());
    }
    Map<String, Long> counted =
        known.sizes().tallies().stream().collect(Collectors.toMap(Tally::label, Tally::count));
    int first = known.keys().get(0).from();
    int last = known.keys().get(known.keys().size() - 1).from();
    List<String> labels =
        IntStream.iterate(first, age -> age <= last, age -> age + YEARS)
            .mapToObj(age -> Band.ofAge(age, YEARS).toString())
            .toList();
    return Distribution.of(
        labels, labels.stream().mapToLong(label -> counted.getOrDefault(label, 0L)).toArray());
  }
}
