package io.matinee.model;

import io.matinee.data.Provenance;
import io.matinee.data.SplitSpec;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;

/**
 * Where a model came from; stands in its file.
 *
 * @param library the version of Matinee that trained it
 * @param data what it was trained on
 * @param dataChecksum the identity of that data's content
 * @param split which part of it was held out
 * @param metrics figures by name; the name says which part of the data they are of
 */
public record ModelCard(
    String library,
    Provenance data,
    String dataChecksum,
    SplitSpec split,
    Map<String, Double> metrics) {
  /**
   * Checks that all is there and keeps its own copy of the metrics, in the order of their names.
   */
  public ModelCard {
    Objects.requireNonNull(library, "library");
    Objects.requireNonNull(data, "data");
    Objects.requireNonNull(dataChecksum, "dataChecksum");
    Objects.requireNonNull(split, "split");
    metrics = new TreeMap<>(metrics);
  }

  /** The same with more metrics. */
  public ModelCard with(Map<String, Double> more) {
    Map<String, Double> all = new TreeMap<>(metrics);
    all.putAll(more);
    return new ModelCard(library, data, dataChecksum, split, all);
  }
}
