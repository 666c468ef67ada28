package io.matinee.factorization;

import io.matinee.model.RatingPart;
import io.matinee.model.RatingPart.Kind;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Parts of a rating while they are summed up. */
final class PartSums {
  private final Map<Label, Double> sums = new LinkedHashMap<>();

  private record Label(Kind kind, String name) {}

  /** Adds to the part of {@code kind}. */
  void add(Kind kind, double value) {
    add(kind, "", value);
  }

  /** Adds to the part of {@code kind} and {@code name}. */
  void add(Kind kind, String name, double value) {
    sums.merge(new Label(kind, name), value, Double::sum);
  }

  /** Adds {@code factor} times each part of {@code other}. */
  void addScaled(double factor, PartSums other) {
    other.sums.forEach((label, value) -> add(label.kind(), label.name(), factor * value));
  }

  /** All parts that are not 0, in the order in which they came. */
  List<RatingPart> parts() {
    return sums.entrySet().stream()
        .filter(entry -> entry.getValue() != 0)
        .map(e -> new RatingPart(e.getKey().kind(), e.getKey().name(), e.getValue()))
        .toList();
  }

  /** What all parts add up to. */
  double sum() {
    return sums.values().stream().mapToDouble(Double::doubleValue).sum();
  }
}
