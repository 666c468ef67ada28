package io.matinee.benchmarks;

import io.matinee.kernels.SymmetricInverse;
import io.matinee.kernels.Workers;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Locale;
import java.util.Random;

/**
 * How long EASE's inverse takes: of WᵀW + λI for so many movies, the first time in a Java process,
 * as a training meets it, and again. One size a process, since the second would not be the first.
 */
public final class EaseInverse {
  private static final int PEOPLE = 64; // who make the matrix unlike the identity
  private static final float LAMBDA = 400;

  private EaseInverse() {}

  /**
   * Measures and prints one line.
   *
   * @param args movies, threads, rounds after the first
   */
  public static void main(String[] args) throws IOException {
    int movies = Integer.parseInt(args[0]);
    int threads = Integer.parseInt(args[1]);
    float[] matrix = new float[movies * movies];
    double[] seconds = new double[1 + Integer.parseInt(args[2])];
    try (Workers workers = new Workers(threads)) {
      for (int round = 0; round < seconds.length; round++) {
        fill(matrix, movies);
        long start = System.nanoTime();
        SymmetricInverse.invert(matrix, movies, workers);
        seconds[round] = (System.nanoTime() - start) / 1e9;
      }
    }
    double first = seconds[0];
    double[] later = Arrays.copyOfRange(seconds, 1, seconds.length);
    Arrays.sort(later);
    String again = later.length == 0 ? "-" : format("%.3f", later[later.length / 2]);
    System.out.println(
        format(
            "%,d movies, %d threads: first %.3f s, again (median of %d) %s s, process %s",
            movies, threads, first, later.length, again, peakMemory()));
  }

  private static String format(String text, Object... values) {
    return String.format(Locale.ROOT, text, values);
  }

  /** Lower part of WᵀW + λI for random W of a tenth ones. */
  private static void fill(float[] matrix, int movies) {
    Random random = new Random(42);
    float[][] watched = new float[movies][PEOPLE];
    for (float[] by : watched) {
      for (int person = 0; person < PEOPLE; person++) {
        by[person] = random.nextInt(10) == 0 ? 1 : 0;
      }
    }
    for (int i = 0; i < movies; i++) {
      for (int j = 0; j <= i; j++) {
        float both = 0;
        for (int person = 0; person < PEOPLE; person++) {
          both += watched[i][person] * watched[j][person];
        }
        matrix[i * movies + j] = both + (i == j ? LAMBDA : 0);
      }
    }
  }

  /** The most memory that the process has had, where the system says so. */
  private static String peakMemory() throws IOException {
    Path status = Path.of("/proc/self/status");
    if (!Files.isReadable(status)) {
      return "memory unknown";
    }
    return Files.readAllLines(status).stream()
        .filter(line -> line.startsWith("VmHWM:"))
        .map(line -> format("%,d MB", Long.parseLong(line.replaceAll("\\D", "")) / 1024))
        .findFirst()
        .orElse("memory unknown");
  }
}
