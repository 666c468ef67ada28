package io.matinee.evaluation;

/** A figure over any choice of people, who are the unit that is drawn and compared. */
@FunctionalInterface
interface PeopleFigure {
  /**
   * The figure over {@code people}, dense user indexes, each as often as it stands there.
   *
   * @return NaN where none of them has anything to measure
   */
  double over(int[] people);
}
