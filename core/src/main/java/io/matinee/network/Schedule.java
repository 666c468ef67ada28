package io.matinee.network;

/** How the learning rate changes from epoch to epoch. */
public enum Schedule {
  /** It stays. */
  CONSTANT,
  /** It falls along half a cosine wave towards 0 (Loshchilov and Hutter 2017). */
  COSINE,
  /** It falls to a tenth after half and again after three quarters of the epochs. */
  STEP;

  /**
   * What the learning rate is multiplied by.
   *
   * @param epoch from 1
   * @param epochs how many there are to be
   */
  public double factor(int epoch, int epochs) {
    double done = (epoch - 1.0) / epochs; // share of the training before this epoch
    return switch (this) {
      case CONSTANT -> 1;
      case COSINE -> (1 + Math.cos(Math.PI * done)) / 2;
      case STEP -> done < 0.5 ? 1 : done < 0.75 ? 0.1 : 0.01;
    };
  }
}
