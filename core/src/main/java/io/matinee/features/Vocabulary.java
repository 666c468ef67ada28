package io.matinee.features;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/**
 * Values seen in training, numbered from 0, and one more number for every value that was not seen.
 */
public final class Vocabulary {
  private final List<String> values;
  private final Map<String, Integer> index;

  /** Creates one whose value {@code i} is {@code values.get(i)}; values are unique. */
  @JsonCreator
  public Vocabulary(List<String> values) {
    this.values = List.copyOf(values);
    this.index = new HashMap<>(values.size() * 2);
    for (String value : this.values) {
      if (index.put(value, index.size()) != null) {
        throw new IllegalArgumentException("expected unique values, found twice: " + value);
      }
    }
  }

  /** The distinct values of {@code seen}, sorted; {@code null} is left out. */
  public static Vocabulary of(Collection<String> seen) {
    return new Vocabulary(seen.stream().filter(Objects::nonNull).distinct().sorted().toList());
  }

  /** The values in the order of their numbers. */
  @JsonValue
  public List<String> values() {
    return values;
  }

  /** The number of {@code value}; {@link #unknown()} where it is {@code null} or was not seen. */
  public int index(String value) {
    return value == null ? unknown() : index.getOrDefault(value, unknown());
  }

  /** The number that stands for every value not seen. */
  public int unknown() {
    return values.size();
  }

  /** How many numbers there are, the unknown's included. */
  public int size() {
    return values.size() + 1;
  }
}
