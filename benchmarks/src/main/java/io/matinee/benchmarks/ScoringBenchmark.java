package io.matinee.benchmarks;

import io.matinee.data.Dataset;
import io.matinee.data.SplitSpec;
import io.matinee.data.SyntheticDataset;
import io.matinee.model.Profile;
import io.matinee.model.RatingPredictor;
import io.matinee.network.NetworkTrainer;
import io.matinee.network.TrainingListener;
import io.matinee.network.TrainingSpeed;
import io.matinee.recommendation.Filter;
import io.matinee.recommendation.Recommendation;
import io.matinee.recommendation.Recommender;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;

/**
 * RecommenderNet scores all 1,682 movies for a person whom it has not seen. With {@code -prof gc}
 * it also says how many bytes that allocates.
 */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
@Warmup(iterations = 3, time = 1)
@Measurement(iterations = 5, time = 1)
@Fork(value = 1, jvmArgsPrepend = "--add-modules=jdk.incubator.vector")
public class ScoringBenchmark {
  private final Dataset dataset = SyntheticDataset.generate();
  private final RatingPredictor predictor =
      new NetworkTrainer(TrainingSpeed.settings(1024, 1), TrainingListener.SILENT)
          .train(dataset, SplitSpec.all())
          .predictor(dataset.movies());
  private final Recommender recommender =
      new Recommender(dataset.movies(), dataset.ratings(), predictor);
  private final float[] scores = new float[dataset.movies().size()];
  private int person;

  private Profile next() {
    person = (person + 1) % dataset.users().size();
    return Profile.newcomer(dataset.users().get(person).demographics());
  }

  /** All scores. */
  @Benchmark
  public float[] scoreAll() {
    predictor.bind(next()).scoreAll(scores);
    return scores;
  }

  /** The ten best. */
  @Benchmark
  public List<Recommendation> topTen() {
    return recommender.recommend(next(), Filter.UNSEEN, 10);
  }
}
