package io.matinee.data;

import java.util.List;

/**
 * A genre of the synthetic sample; the numbers are round inventions in a plausible order.
 *
 * @param name MovieLens' name
 * @param weight how common it is, in proportion to the others
 * @param women how much more women like it than men, in stars
 * @param decade how much more it is liked with each ten years of age, in stars
 */
record SyntheticGenre(String name, double weight, double women, double decade) {
  /** MovieLens' nineteen, in its order. */
  static final List<SyntheticGenre> ALL =
      List.of(
          new SyntheticGenre("unknown", 0, 0, 0),
          new SyntheticGenre("Action", 15, -0.40, -0.05),
          new SyntheticGenre("Adventure", 8, -0.15, -0.05),
          new SyntheticGenre("Animation", 3, 0.20, -0.10),
          new SyntheticGenre("Children's", 7, 0.35, -0.10),
          new SyntheticGenre("Comedy", 30, 0.05, -0.05),
          new SyntheticGenre("Crime", 7, -0.20, 0.05),
          new SyntheticGenre("Documentary", 3, 0.05, 0.15),
          new SyntheticGenre("Drama", 42, 0.20, 0.10),
          new SyntheticGenre("Fantasy", 2, 0.05, -0.10),
          new SyntheticGenre("Film-Noir", 2, -0.10, 0.20),
          new SyntheticGenre("Horror", 6, -0.30, -0.20),
          new SyntheticGenre("Musical", 4, 0.45, 0.10),
          new SyntheticGenre("Mystery", 4, 0.05, 0.10),
          new SyntheticGenre("Romance", 15, 0.45, 0.05),
          new SyntheticGenre("Sci-Fi", 6, -0.35, -0.10),
          new SyntheticGenre("Thriller", 15, -0.15, -0.05),
          new SyntheticGenre("War", 4, -0.25, 0.15),
          new SyntheticGenre("Western", 2, -0.25, 0.20));

  /** The names, in order. */
  static List<String> names() {
    return ALL.stream().map(SyntheticGenre::name).toList();
  }

  /** The weights, in order. */
  static double[] weights() {
    return ALL.stream().mapToDouble(SyntheticGenre::weight).toArray();
  }
}
