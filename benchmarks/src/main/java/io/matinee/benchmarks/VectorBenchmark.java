package io.matinee.benchmarks;

import io.matinee.kernels.Kernels;
import io.matinee.kernels.Matrix;
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

/**
 * The kernels that work on single rows, at the widths that models have. For the plain loops, run it
 * with {@code -jvmArgsAppend -Dmatinee.kernels=scalar}.
 */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
@Warmup(iterations = 3, time = 1)
@Measurement(iterations = 5, time = 1)
@Fork(value = 1, jvmArgsPrepend = "--add-modules=jdk.incubator.vector")
public class VectorBenchmark {
  private static final int ROWS = 100;

  /** Floats of a row. */
  @Param({"8", "64", "128", "1682"})
  public int width;

  private final Kernels kernels = Kernels.best();
  private final int[] rows = new SplittableRandom(1).ints(20, 0, ROWS).toArray();
  private float[] table; // [ROWS × width]
  private float[] transposed; // [width × ROWS]
  private float[] sum; // [width]

  /** Makes the arrays. */
  @Setup
  public void prepare() {
    table = new float[ROWS * width];
    transposed = new float[ROWS * width];
    Arrays.fill(table, 0.5f);
    sum = new float[width];
  }

  /** Of two rows. */
  @Benchmark
  public float dot() {
    return kernels.dot(table, 0, table, width, width);
  }

  /** One row to another. */
  @Benchmark
  public void addScaled() {
    kernels.addScaled(1e-9f, table, 0, sum, 0, width);
  }

  /** Twenty rows of a hundred. */
  @Benchmark
  public void addRows() {
    kernels.addRows(table, width, rows, 0, rows.length, sum, 0);
  }

  /** [100 × width]. */
  @Benchmark
  public void transposeTo() {
    Matrix.of(table, ROWS, width).transposeTo(Matrix.of(transposed, width, ROWS));
  }

  /** The probabilities of numbers below. */
  @Benchmark
  public float[] addNormal() {
    kernels.addNormal(0.25f, 1.5f, table, sum, width);
    return sum;
  }

  /** The densities at numbers. */
  @Benchmark
  public float[] normalDensity() {
    kernels.normalDensity(table, sum, width);
    return sum;
  }
}
