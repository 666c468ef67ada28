package io.matinee.network;

/** Who wants to know when a backward pass is done with some weights. */
interface Finished {
  /** Nobody. */
  Finished NOBODY = (from, to) -> {};

  /**
   * The gradients of the weights from {@code from} to {@code to} - 1 are what they will be, and the
   * pass reads these weights no more. Called by the thread that has just computed them.
   */
  void gradients(int from, int to);
}
