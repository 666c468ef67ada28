package io.matinee.cli;

import io.matinee.kernels.Kernels;
import io.matinee.kernels.Matrix;
import io.matinee.kernels.Roofline;
import java.util.Arrays;
import java.util.Locale;
import java.util.OptionalDouble;

/**
 * How fast a core multiplies matrices of the network's sizes, [256 × 128] [128 × 64], and what
 * bounds it.
 *
 * @param peakGigaflops the most multiply-adds measured, each two operations; {@code null} where the
 *     JVM was started without the Vector API
 * @param gigaflops of the kernels in use
 * @param plainGigaflops of plain loops
 */
record KernelSpeed(Double peakGigaflops, double gigaflops, double plainGigaflops) {
  private static final int ROWS = 256;
  private static final int INPUTS = 128;
  private static final int OUTPUTS = 64;
  private static final long ENOUGH = 300_000_000; // ns, compilation included

  static KernelSpeed measure() {
    OptionalDouble peak = Roofline.gigaflops();
    return new KernelSpeed(
        peak.isPresent() ? peak.getAsDouble() : null,
        gigaflops(Kernels.best()),
        gigaflops(Kernels.plain()));
  }

  /** The best of many. */
  private static double gigaflops(Kernels kernels) {
    Matrix a = ones(ROWS, INPUTS);
    Matrix b = ones(INPUTS, OUTPUTS);
    Matrix c = ones(ROWS, OUTPUTS);
    double fastest = Double.POSITIVE_INFINITY;
    long begin = System.nanoTime();
    while (System.nanoTime() - begin < ENOUGH) {
      long before = System.nanoTime();
      kernels.multiply(a, b, c);
      fastest = Math.min(fastest, System.nanoTime() - before);
    }
    return 2.0 * ROWS * INPUTS * OUTPUTS / fastest;
  }

  private static Matrix ones(int rows, int columns) {
    float[] values = new float[rows * columns];
    Arrays.fill(values, 1);
    return Matrix.of(values, rows, columns);
  }

  /** A line for people. */
  String text() {
    String most =
        peakGigaflops == null
            ? ""
            : format(
                ", %.0f %% of the most multiply-adds measured, %.0f",
                100 * gigaflops / peakGigaflops, peakGigaflops);
    return format("Matrix products: %.0f Gflop/s a core", gigaflops)
        + most
        + format(
            "; plain loops %.0f, %.1f times slower", plainGigaflops, gigaflops / plainGigaflops);
  }

  private static String format(String format, Object... numbers) {
    return String.format(Locale.ROOT, format, numbers);
  }
}
