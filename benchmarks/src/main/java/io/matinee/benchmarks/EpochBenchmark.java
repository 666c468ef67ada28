package io.matinee.benchmarks;

import io.matinee.data.Dataset;
import io.matinee.data.SplitSpec;
import io.matinee.data.SyntheticDataset;
import io.matinee.network.TrainingSpeed;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;

/** A training of one epoch on 100,000 synthetic ratings, what is prepared before it included. */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MILLISECONDS)
@Warmup(iterations = 5, time = 1)
@Measurement(iterations = 5, time = 1)
@Fork(value = 1, jvmArgsPrepend = "--add-modules=jdk.incubator.vector")
public class EpochBenchmark {
  private final Dataset dataset = SyntheticDataset.generate();

  /** Ratings in a batch. */
  @Param({"32", "256", "1024", "8192"})
  public int batch;

  /** Threads at work. */
  @Param({"1", "2"})
  public int threads;

  /** One epoch. */
  @Benchmark
  public double[] epoch() {
    return TrainingSpeed.epochs(dataset, SplitSpec.all(), batch, 1, threads);
  }
}
