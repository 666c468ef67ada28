package io.matinee.features;

import java.util.Arrays;
import java.util.List;
import java.util.Objects;

/**
 * Flags that people or movies may have, in groups such as genre and year, numbered through from 0.
 * What was not seen in training has no flag.
 *
 * @param groups in the order of their numbers
 */
public record Attributes(List<Group> groups) {
  /**
   * Flags of one kind.
   *
   * @param name such as {@code "genre"}
   * @param values in the order of their numbers
   */
  public record Group(String name, Vocabulary values) {
    /** Checks that both are there. */
    public Group {
      Objects.requireNonNull(name, "name");
      Objects.requireNonNull(values, "values");
    }

    /** How many flags there are. */
    public int size() {
      return values.values().size();
    }
  }

  /** None at all. */
  public static final Attributes NONE = new Attributes(List.of());

  /** Keeps its own copy of the groups. */
  public Attributes {
    groups = List.copyOf(groups);
  }

  /** How many flags there are in all. */
  public int size() {
    return groups.stream().mapToInt(Group::size).sum();
  }

  /**
   * The numbers of the flags that are set.
   *
   * @param values for each group the values that a thing has, possibly none
   */
  int[] encode(List<List<String>> values) {
    int[] found = new int[values.stream().mapToInt(List::size).sum()];
    int count = 0;
    int start = 0;
    for (int g = 0; g < groups.size(); g++) {
      Group group = groups.get(g);
      for (String value : values.get(g)) {
        int index = group.values().index(value);
        if (index != group.values().unknown()) {
          found[count++] = start + index;
        }
      }
      start += group.size();
    }
    return Arrays.stream(found, 0, count).sorted().distinct().toArray();
  }
}
