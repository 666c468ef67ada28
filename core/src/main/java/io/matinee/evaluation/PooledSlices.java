package io.matinee.evaluation;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** Slices of several parts put together; people count in each part that they are in. */
final class PooledSlices {
  private final Map<String, Map<String, SliceMetrics>> slices = new LinkedHashMap<>();
  private final Map<String, Map<String, ListSlice>> listSlices = new LinkedHashMap<>();

  void add(SliceMetrics slice) {
    slices
        .computeIfAbsent(slice.by(), by -> new TreeMap<>(Slices::naturally))
        .merge(slice.value(), slice, PooledSlices::together);
  }

  void add(ListSlice slice) {
    listSlices
        .computeIfAbsent(slice.by(), by -> new TreeMap<>(Slices::naturally))
        .merge(slice.value(), slice, PooledSlices::together);
  }

  private static SliceMetrics together(SliceMetrics one, SliceMetrics other) {
    RatingMetrics a = one.metrics();
    RatingMetrics b = other.metrics();
    int ratings = a.ratings() + b.ratings();
    double squares = a.rmse() * a.rmse() * a.ratings() + b.rmse() * b.rmse() * b.ratings();
    double absolutes = a.mae() * a.ratings() + b.mae() * b.ratings();
    RatingMetrics both =
        new RatingMetrics(ratings, Math.sqrt(squares / ratings), absolutes / ratings);
    return new SliceMetrics(one.by(), one.value(), one.people() + other.people(), both);
  }

  private static ListSlice together(ListSlice one, ListSlice other) {
    int people = one.people() + other.people();
    double ndcg = (one.ndcg() * one.people() + other.ndcg() * other.people()) / people;
    return new ListSlice(one.by(), one.value(), people, ndcg);
  }

  List<SliceMetrics> slices() {
    return slices.values().stream().flatMap(values -> values.values().stream()).toList();
  }

  List<ListSlice> listSlices() {
    return listSlices.values().stream().flatMap(values -> values.values().stream()).toList();
  }
}
