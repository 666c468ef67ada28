package io.matinee.factorization;

import io.matinee.kernels.Kernels;
import java.util.Arrays;

/**
 * What it means that somebody rates a movie at all: those who rated it differ from what their
 * attributes lead to expect, and a newcomer who rates it will be like them. It counts as far as a
 * person's own ratings do not say better.
 */
final class Raters {
  /** As if a movie had so many more raters, with nothing beyond their attributes. */
  private static final int SHRINKAGE = 10;

  private static final Kernels KERNELS = Kernels.best();

  private Raters() {}

  /** What its raters' being unlike others adds to each movie's rating, [movies]. */
  static float[] of(Side people, Side movies) {
    int width = people.widths.vector();
    float[] beyond = beyond(people, width);
    float[] added = new float[movies.rows()];
    float[] sum = new float[width];
    for (int movie = 0; movie < added.length; movie++) {
      int from = movies.ratings.starts()[movie];
      int to = movies.ratings.starts()[movie + 1];
      Arrays.fill(sum, 0);
      KERNELS.addRows(beyond, width, movies.ratings.others(), from, to, sum, 0);
      float all = KERNELS.dot(sum, 0, movies.table, movie * movies.widths.row(), width);
      added[movie] = all / (to - from + SHRINKAGE);
    }
    return added;
  }

  /** What people's vectors have beyond what their attributes lead to expect, [people × width]. */
  private static float[] beyond(Side people, int width) {
    float[] beyond = people.vectors();
    for (int person = 0; person < people.rows(); person++) {
      for (int i = 0; i < width; i++) {
        beyond[person * width + i] -= (float) people.expected(person, i);
      }
    }
    return beyond;
  }
}
