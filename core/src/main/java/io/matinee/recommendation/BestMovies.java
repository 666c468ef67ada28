package io.matinee.recommendation;

import java.util.function.IntPredicate;

/**
 * The best few of many movies, by score; equal ones by number of ratings, then in the catalogue's
 * order. A heap whose root is the worst of the best, so that most movies cost one comparison.
 */
public final class BestMovies {
  private final float[] scores; // by movie
  private final int[] popularity; // by movie
  private final int[] heap; // the worst first: a parent is worse than its children
  private int size;

  /** Creates one that keeps {@code count} movies at most. */
  BestMovies(int count, float[] scores, int[] popularity) {
    this.scores = scores;
    this.popularity = popularity;
    this.heap = new int[Math.min(count, scores.length)];
  }

  /**
   * The best {@code count} of the movies that {@code candidates} lets pass, the best first; fewer
   * where there are fewer.
   *
   * @param count 1 or more
   * @param scores [movies]
   * @param popularity [movies] ratings
   * @param candidates dense movie indexes that pass; asked of movies that would be among the best
   */
  public static int[] of(int count, float[] scores, int[] popularity, IntPredicate candidates) {
    if (count < 1) {
      throw new IllegalArgumentException("expected a list of 1 or more, found " + count);
    }
    BestMovies best = new BestMovies(count, scores, popularity);
    for (int movie = 0; movie < scores.length; movie++) {
      if (best.wouldTake(movie) && candidates.test(movie)) {
        best.add(movie);
      }
    }
    return best.inOrder();
  }

  /** Whether {@code movie} is among the best so far. */
  boolean wouldTake(int movie) {
    return size < heap.length || size > 0 && better(movie, heap[0]);
  }

  /** Adds {@code movie}, which {@link #wouldTake} said is among the best, for the worst of them. */
  void add(int movie) {
    if (size < heap.length) {
      int at = size++;
      for (; at > 0 && better(heap[(at - 1) / 2], movie); at = (at - 1) / 2) {
        heap[at] = heap[(at - 1) / 2];
      }
      heap[at] = movie;
    } else {
      sink(movie);
    }
  }

  /** Puts {@code movie} in the root's place and down to where it belongs. */
  private void sink(int movie) {
    int at = 0;
    for (int child = 1; child < size; child = 2 * at + 1) {
      if (child + 1 < size && better(heap[child], heap[child + 1])) {
        child++;
      }
      if (!better(movie, heap[child])) {
        break;
      }
      heap[at] = heap[child];
      at = child;
    }
    heap[at] = movie;
  }

  /** The movies kept, the best first; none are kept any more. */
  int[] inOrder() {
    int[] best = new int[size];
    while (size > 0) {
      best[size - 1] = heap[0];
      int last = heap[--size];
      if (size > 0) {
        sink(last);
      }
    }
    return best;
  }

  private boolean better(int a, int b) {
    int byScore = Float.compare(scores[a], scores[b]);
    if (byScore != 0) {
      return byScore > 0;
    }
    return popularity[a] != popularity[b] ? popularity[a] > popularity[b] : a < b;
  }
}
