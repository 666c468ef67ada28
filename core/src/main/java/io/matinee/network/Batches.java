package io.matinee.network;

import io.matinee.kernels.Workers;
import java.util.SplittableRandom;

/** The batches of an epoch. While one is learned from, the next is filled. */
final class Batches {
  /** A batch and all that must be known of it before a pass. */
  static final class Prepared {
    final Batch batch;
    final InputRows rows;
    long dropoutSeed;

    private Prepared(int capacity, NetworkShape shape) {
      batch = new Batch(capacity);
      rows = new InputRows(shape);
    }
  }

  private final Examples examples;
  private final int size; // ratings of a batch
  private final double unknownRate;
  private final Workers workers;
  private Prepared current;
  private Prepared next;
  private Workers.Ahead filling; // of the next, or null if there is none

  private int[] order; // of this epoch's ratings
  private SplittableRandom random; // of this epoch
  private int begun; // batches of this epoch

  /**
   * Creates the batches of a training.
   *
   * @param workers whose other threads fill a batch while this one learns
   */
  Batches(Examples examples, NetworkSettings settings, NetworkShape shape, Workers workers) {
    this.examples = examples;
    this.size = settings.batch();
    this.unknownRate = settings.unknownRate();
    this.workers = workers;
    current = new Prepared(capacity(), shape);
    next = new Prepared(capacity(), shape);
  }

  /** The most ratings that a batch has. */
  int capacity() {
    return Math.min(size + 1, examples.size());
  }

  /** A last batch of one rating joins the one before it, since one has no variance. */
  int count() {
    int whole = examples.size() / size;
    return Math.max(1, examples.size() % size > 1 ? whole + 1 : whole);
  }

  /**
   * Begins an epoch.
   *
   * @param order the ratings in the order in which they are learned from
   * @param random what is hidden and left out; not to be used by others before the last batch
   */
  void beginEpoch(int[] order, SplittableRandom random) {
    this.order = order;
    this.random = random;
    begun = 0;
    beginNext();
  }

  /** The rows of the batch after the current one, or null if there is none in this epoch. */
  InputRows nextRows() {
    if (filling == null) {
      return null;
    }
    filling.finish();
    return next.rows;
  }

  private void beginNext() {
    int from = begun * size;
    begun++;
    int to = begun == count() ? examples.size() : from + size;
    Prepared filled = next;
    filling =
        workers.begin(
            () -> {
              examples.fill(filled.batch, order, from, to, unknownRate, random);
              filled.rows.set(filled.batch);
              filled.dropoutSeed = random.nextLong();
            });
  }

  /**
   * The next batch of the epoch, good until the next call; the one after it begins to be filled.
   */
  Prepared next() {
    filling.finish();
    filling = null;
    Prepared filled = next;
    next = current;
    current = filled;
    if (begun < count()) {
      beginNext();
    }
    return filled;
  }
}
