package io.matinee.data;

import java.util.List;

/**
 * An occupation of the synthetic sample; the numbers are round inventions in a plausible order.
 *
 * @param name MovieLens' name
 * @param weight how common it is, in proportion to the others
 * @param age the mean age of its people, in years
 * @param women the share of women in it, from 0 to 1
 */
record SyntheticOccupation(String name, double weight, double age, double women) {
  /** MovieLens' twenty-one, in its order. */
  static final List<SyntheticOccupation> ALL =
      List.of(
          new SyntheticOccupation("administrator", 8, 39, 0.45),
          new SyntheticOccupation("artist", 3, 31, 0.45),
          new SyntheticOccupation("doctor", 1, 43, 0.10),
          new SyntheticOccupation("educator", 10, 42, 0.27),
          new SyntheticOccupation("engineer", 7, 36, 0.05),
          new SyntheticOccupation("entertainment", 2, 29, 0.15),
          new SyntheticOccupation("executive", 3, 38, 0.10),
          new SyntheticOccupation("healthcare", 2, 41, 0.70),
          new SyntheticOccupation("homemaker", 1, 33, 0.85),
          new SyntheticOccupation("lawyer", 1, 37, 0.15),
          new SyntheticOccupation("librarian", 5, 40, 0.57),
          new SyntheticOccupation("marketing", 3, 37, 0.40),
          new SyntheticOccupation("none", 1, 27, 0.45),
          new SyntheticOccupation("other", 11, 34, 0.35),
          new SyntheticOccupation("programmer", 7, 33, 0.10),
          new SyntheticOccupation("retired", 2, 63, 0.10),
          new SyntheticOccupation("salesman", 1, 35, 0.25),
          new SyntheticOccupation("scientist", 3, 35, 0.10),
          new SyntheticOccupation("student", 21, 22, 0.30),
          new SyntheticOccupation("technician", 3, 33, 0.05),
          new SyntheticOccupation("writer", 5, 36, 0.42));

  /** The names, in order. */
  static List<String> names() {
    return ALL.stream().map(SyntheticOccupation::name).toList();
  }

  /** The weights, in order. */
  static double[] weights() {
    return ALL.stream().mapToDouble(SyntheticOccupation::weight).toArray();
  }
}
