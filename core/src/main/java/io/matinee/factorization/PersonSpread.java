package io.matinee.factorization;

/**
 * What the precision A of a person's vector says of movies at large.
 *
 * @param typical the mean of y A⁻¹ y over typical movies; see {@link CatalogueVectors#typical}
 * @param raters how much of what {@link Raters} add is left for a person of whom ratings are known,
 *     the element of A⁻¹ Λ that belongs to the bias: 1 without any ratings, towards 0
 */
record PersonSpread(double typical, double raters) {
  private static final int PRIOR = CatalogueVectors.TYPICAL; // a column for Λ's of the bias
  private static final int BIAS = CatalogueVectors.TYPICAL + 1; // a column for the bias alone

  /** All from one solution for several right sides: with A = L Lᵀ, u A⁻¹ v is L⁻¹u · L⁻¹v. */
  static PersonSpread of(
      PosteriorSample sample, int number, FoldIn.Person person, CatalogueVectors catalogue) {
    int width = sample.personWidth();
    int columns = CatalogueVectors.TYPICAL_COLUMNS;
    int bias = sample.chain().factors();
    double[] precision = person.prior().common().precision();
    double[] right = catalogue.typical(number).clone();
    for (int i = 0; i < width; i++) {
      right[i * columns + PRIOR] = precision[bias * width + i];
    }
    right[bias * columns + BIAS] = 1;
    person.factor().solveLower(right, columns);
    double squares = 0;
    double raters = 0;
    for (int at = 0; at < right.length; at += columns) {
      double ofRow = 0; // the sums of rows need not wait for one another
      for (int movie = 0; movie < catalogue.typicalCount(); movie++) {
        ofRow += right[at + movie] * right[at + movie];
      }
      squares += ofRow;
      raters += right[at + PRIOR] * right[at + BIAS];
    }
    return new PersonSpread(squares / Math.max(1, catalogue.typicalCount()), raters);
  }
}
