package io.matinee.benchmarks;

import io.matinee.kernels.Cholesky;
import io.matinee.kernels.Kernels;
import io.matinee.kernels.SymmetricInverse;
import io.matinee.kernels.Workers;
import java.util.Arrays;
import java.util.SplittableRandom;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;

/** Factors and inverses of symmetric positive definite matrices, small and larger. */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
@Warmup(iterations = 3, time = 1)
@Measurement(iterations = 5, time = 1)
@Fork(value = 1, jvmArgsPrepend = "--add-modules=jdk.incubator.vector")
public class AlgebraBenchmark {
  /** Rows of the matrix: a person's vector, iALS's factors, few movies. */
  @Param({"16", "32", "256"})
  public int size;

  private static final int ROWS = 100;

  private final Workers workers = new Workers(1);
  private final Kernels kernels = Kernels.best();
  private int width; // of Y
  private float[] rows; // Y [ROWS × width]
  private float[] products; // [width × width]
  private double[] matrix; // [size × size]
  private float[] floats; // [size × size]
  private double[] right; // [size]
  private Cholesky factor;

  /** Makes A Aᵀ + size · I of random A. */
  @Setup
  public void prepare() {
    double[] a = new SplittableRandom(1).doubles((long) size * size, -1, 1).toArray();
    matrix = new double[size * size];
    for (int i = 0; i < size; i++) {
      for (int j = 0; j < size; j++) {
        for (int k = 0; k < size; k++) {
          matrix[i * size + j] += a[i * size + k] * a[j * size + k];
        }
      }
      matrix[i * size + i] += size;
    }
    floats = new float[size * size];
    right = new double[size];
    factor = new Cholesky(matrix, size);
    width = (size + 15) / 16 * 16;
    rows = new float[ROWS * width];
    Arrays.fill(rows, 0.5f);
    products = new float[width * width];
  }

  /** A = L Lᵀ, the copy of A included. */
  @Benchmark
  public Cholesky factor() {
    return new Cholesky(matrix, size);
  }

  /** The lower part of YᵀY. */
  @Benchmark
  public float[] gram() {
    kernels.gram(rows, 0, width, ROWS, width, size, products);
    return products;
  }

  /** L y = b and Lᵀ x = y. */
  @Benchmark
  public void solve() {
    Arrays.fill(right, 1);
    factor.solveLower(right);
    factor.solveUpper(right);
  }

  /** bᵀ A⁻¹ b. */
  @Benchmark
  public double inverseSquare() {
    Arrays.fill(right, 1);
    return factor.inverseSquare(right);
  }

  /** A⁻¹ of the factor. */
  @Benchmark
  public double[] inverse() {
    return factor.inverse();
  }

  /** L⁻¹. */
  @Benchmark
  public double[] inverseFactor() {
    return factor.inverseFactor();
  }

  /** A⁻¹ in floats and place, the copy of A included. */
  @Benchmark
  public float[] symmetricInverse() {
    for (int i = 0; i < floats.length; i++) {
      floats[i] = (float) matrix[i];
    }
    SymmetricInverse.invert(floats, size, workers);
    return floats;
  }
}
