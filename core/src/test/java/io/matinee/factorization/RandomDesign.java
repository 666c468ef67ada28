package io.matinee.factorization;

import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.IntStream;

/**
 * A small design drawn at random, and the same as a dense matrix from the definition of {@link
 * Design}.
 *
 * @param design the sparse one
 * @param dense X [rows × attributes]
 */
record RandomDesign(Design design, double[] dense) {
  /** Of {@code rows} rows, {@code groups} of flags, and {@code others} rows met, or 0 for none. */
  static RandomDesign of(
      SplittableRandom random, int rows, List<Integer> groups, int others, double share) {
    int flagCount = groups.stream().mapToInt(Integer::intValue).sum();
    List<int[]> flags = sets(random, rows, flagCount, share);
    List<int[]> met = sets(random, rows, others, share);
    double[] dense = new double[rows * (flagCount + others)];
    for (int row = 0; row < rows; row++) {
      for (int flag : flags.get(row)) {
        dense[row * (flagCount + others) + flag] = 1;
      }
      for (int other : met.get(row)) {
        dense[row * (flagCount + others) + flagCount + other] =
            1 / Math.sqrt(met.get(row).length + 30);
      }
    }
    if (others == 0) {
      return new RandomDesign(new Design(flags, groups), dense);
    }
    Incidence history = Incidence.of(met);
    Incidence back = history.transposed(others);
    return new RandomDesign(new Design(flags, groups, history, back), dense);
  }

  private static List<int[]> sets(SplittableRandom random, int rows, int of, double share) {
    List<int[]> sets = new ArrayList<>();
    for (int row = 0; row < rows; row++) {
      sets.add(IntStream.range(0, of).filter(i -> random.nextDouble() < share).toArray());
    }
    return sets;
  }

  /** XᵀX + diag(penalty), [attributes × attributes]. */
  double[] normal(double[] penalty) {
    int n = design.attributes();
    int rows = design.rows();
    double[] normal = Dense.product(Dense.transposed(dense, rows, n), dense, n, rows, n);
    for (int a = 0; a < n; a++) {
      normal[a * n + a] += penalty[a];
    }
    return normal;
  }
}
