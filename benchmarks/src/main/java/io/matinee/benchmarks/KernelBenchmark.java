package io.matinee.benchmarks;

import io.matinee.kernels.AdamStep;
import io.matinee.kernels.Blocks;
import io.matinee.kernels.IdleSteps;
import io.matinee.kernels.Kernels;
import io.matinee.kernels.Matrix;
import io.matinee.kernels.NormalizationKernels;
import io.matinee.kernels.Rows;
import io.matinee.kernels.SparseMatrix;
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
 * Every kernel at the sizes of a batch of the report's network. For the plain loops, run it with
 * {@code -jvmArgsAppend -Dmatinee.kernels=scalar}.
 */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
@Warmup(iterations = 3, time = 1)
@Measurement(iterations = 5, time = 1)
@Fork(value = 1, jvmArgsPrepend = "--add-modules=jdk.incubator.vector")
public class KernelBenchmark {
  private static final int WIDTH1 = 128;
  private static final int WIDTH2 = 64;

  /** Ratings in a batch. */
  @Param({"32", "256", "8192"})
  public int batch;

  private final Kernels kernels = Kernels.best();
  private final NormalizationKernels normalization = kernels.normalization();
  private final AdamStep adam = new AdamStep(0.9f, 0.999f, 1e-8f, 0, 1e-3f, 1);
  private final IdleSteps idle = new IdleSteps(1, 1, 1, 1e-8f, 0, 0, 0, 0); // nothing fades
  private final float[] weights = random(88_000);
  private final float[] gradients = random(88_000);
  private final float[] means = new float[88_000];
  private final float[] squares = new float[88_000];
  private final float[] vector = random(2 * WIDTH1);
  private final float[] scratch = new float[WIDTH1 * WIDTH2];
  private final SparseMatrix sparse = new SparseMatrix();
  private final SparseMatrix transposed = new SparseMatrix();
  private float[] wide; // [batch × WIDTH1]
  private float[] alsoWide; // [batch × WIDTH1]
  private float[] narrow; // [batch × WIDTH2]
  private float[] mostlyZero; // [batch × WIDTH2]
  private float[] sums; // [batch]

  /** Makes the arrays. */
  @Setup
  public void prepare() {
    SplittableRandom random = new SplittableRandom(1);
    wide = random(batch * WIDTH1);
    alsoWide = random(batch * WIDTH1);
    narrow = random(batch * WIDTH2);
    mostlyZero = random(batch * WIDTH2);
    for (int i = 0; i < mostlyZero.length; i++) {
      mostlyZero[i] *= i % 6 == 0 ? 1 : 0;
    }
    sums = new float[batch];
    sparse.clear();
    for (int row = 0; row < batch; row++) {
      for (int i = 0; i < 4; i++) {
        sparse.add(random.nextInt(batch), 1);
      }
      sparse.endRow();
    }
  }

  private static float[] random(int length) {
    SplittableRandom random = new SplittableRandom(length);
    float[] values = new float[length];
    for (int i = 0; i < length; i++) {
      values[i] = random.nextFloat() - 0.5f;
    }
    return values;
  }

  /** [batch × 128] [128 × 64]. */
  @Benchmark
  public void multiply() {
    kernels.multiply(
        Matrix.of(wide, batch, WIDTH1),
        Matrix.of(weights, WIDTH1, WIDTH2),
        Matrix.of(narrow, batch, WIDTH2));
  }

  /** [batch × 64] [64 × 64], a sixth of the first other than 0. */
  @Benchmark
  public void multiplyMostlyZero() {
    kernels.multiplyMostlyZero(
        Matrix.of(mostlyZero, batch, WIDTH2),
        Matrix.of(weights, WIDTH2, WIDTH2),
        Matrix.of(narrow, batch, WIDTH2));
  }

  /** [128 × batch] [batch × 64], the first transposed. */
  @Benchmark
  public void multiplyOfTransposedView() {
    kernels.multiply(
        Matrix.of(wide, batch, WIDTH1).transposed(),
        Matrix.of(narrow, batch, WIDTH2),
        Matrix.of(gradients, WIDTH1, WIDTH2));
  }

  /** [batch × 64] times the transpose of [128 × 64]. */
  @Benchmark
  public void multiplyTransposed() {
    kernels.multiplyTransposed(
        Matrix.of(narrow, batch, WIDTH2),
        Matrix.of(weights, WIDTH1, WIDTH2),
        Matrix.of(alsoWide, batch, WIDTH1),
        scratch);
  }

  /** Four entries a row. */
  @Benchmark
  public void multiplySparse() {
    kernels.multiply(sparse, wide, WIDTH1, alsoWide, 0, batch);
  }

  /** Four entries a row. */
  @Benchmark
  public void buildSparse() {
    transposed.clear();
    for (int row = 0; row < batch; row++) {
      for (int i = 0; i < 4; i++) {
        transposed.add((row * 31 + i * 17) % batch, 1);
      }
      transposed.endRow();
    }
  }

  /** Four entries a row. */
  @Benchmark
  public void transposeSparse() {
    transposed.setTransposed(sparse, batch);
  }

  /** [batch × 128]. */
  @Benchmark
  public void dropout() {
    kernels.dropout(wide, 0, wide.length, 7, 13_107, 1);
  }

  /** 88,000 weights, whatever the batch. */
  @Benchmark
  public void adam() {
    kernels.adam(adam, weights, gradients, 0, means, squares, 0, weights.length);
  }

  /** 88,000 weights as well. */
  @Benchmark
  public void adamIdle() {
    kernels.adamIdle(idle, weights, means, squares, 0, weights.length);
  }

  private Rows rows() {
    return new Rows(WIDTH1, 0, batch);
  }

  /** [batch × 128]. */
  @Benchmark
  public void moments() {
    normalization.moments(wide, rows(), means, squares, 0);
  }

  /** Of blocks of 32 rows. */
  @Benchmark
  public void pool() {
    Blocks blocks = new Blocks(batch, WIDTH1, 32);
    normalization.pool(blocks, means, squares, vector, gradients);
  }

  /** [batch × 128]. */
  @Benchmark
  public void normalize() {
    normalization.normalize(wide, alsoWide, rows(), vector, vector, vector, 0);
  }

  /** [batch × 128]. */
  @Benchmark
  public void activationBackward() {
    normalization.activationBackward(alsoWide, wide, wide, 1, rows(), vector, means, squares, 0);
  }

  /** [batch × 128]. */
  @Benchmark
  public void unitBackward() {
    normalization.unitBackward(alsoWide, wide, sums, vector, 0, rows(), vector, means, squares, 0);
  }

  /** [batch × 128]. */
  @Benchmark
  public void normalizationBackward() {
    normalization.normalizationBackward(alsoWide, wide, rows(), vector, vector, vector, vector);
  }

  /** [batch × 128]. */
  @Benchmark
  public void rectifiedSums() {
    kernels.rectifiedSums(vector, 0, wide, 0, batch, WIDTH1, alsoWide, 0);
  }

  /** [batch × 64]. */
  @Benchmark
  public void rectifiedDots() {
    kernels.rectifiedDots(narrow, batch, WIDTH2, vector, vector, 0, sums, 0);
  }

  /** [batch]; what is 0 to 1 stays there. */
  @Benchmark
  public void sigmoid() {
    kernels.sigmoid(0, sums, 0, batch);
  }
}
