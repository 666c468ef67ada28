package io.matinee.benchmarks;

import io.matinee.data.Dataset;
import io.matinee.data.SplitSpec;
import io.matinee.factorization.FactorizationSettings;
import io.matinee.factorization.FactorizationTrainer;
import io.matinee.factorization.SamplingListener;
import io.matinee.model.Profile;
import io.matinee.model.Profile.RatedMovie;
import io.matinee.model.RatingPredictor;
import io.matinee.ranking.RankingModel;
import io.matinee.ranking.RankingSettings;
import io.matinee.ranking.RankingTrainer;
import io.matinee.recommendation.Filter;
import io.matinee.recommendation.Recommender;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;

/**
 * How long it takes, in a warm JVM and on one thread, from a profile with one more rating, its
 * twentieth, to the ratings of the whole catalogue, and to the list of ten by factorization and
 * ranking. As many samples as by default, of chains with fewer sweeps.
 */
final class ListAfterRating {
  private static final int KNOWN = 20; // ratings
  private static final int LIST = 10;
  private static final int WARM_UP = 4000;
  private static final int ROUNDS = 1000;

  private final Dataset dataset;
  private final SplittableRandom random = new SplittableRandom(1);
  private final float[] stars;

  private ListAfterRating(Dataset dataset) {
    this.dataset = dataset;
    this.stars = new float[dataset.movies().size()];
  }

  /** Measures on models of {@code dataset}, and prints. */
  static Map<String, Object> measure(Dataset dataset) {
    return new ListAfterRating(dataset).measure();
  }

  private Map<String, Object> measure() {
    FactorizationSettings settings = FactorizationSettings.builder().sweeps(30).burnIn(10).build();
    RatingPredictor predictor =
        new FactorizationTrainer(settings, SamplingListener.SILENT, 2)
            .train(dataset, SplitSpec.all())
            .predictor(dataset.movies());
    RankingModel ranking =
        new RankingTrainer(RankingSettings.liked(), 2).train(dataset, SplitSpec.all());
    Recommender recommender = Recommender.of(dataset, predictor, ranking);
    Map<String, Object> result = new LinkedHashMap<>();
    result.put("milliseconds_to_ratings", time("ratings", p -> predictor.bind(p).scoreAll(stars)));
    result.put(
        "milliseconds_to_list",
        time("list of ten", p -> recommender.recommend(p, Filter.UNSEEN, LIST)));
    return result;
  }

  /** What is done with a profile. */
  private interface Work {
    void with(Profile profile);
  }

  private Medians time(String name, Work work) {
    for (int i = 0; i < WARM_UP; i++) {
      work.with(profile());
    }
    double[] milliseconds = new double[ROUNDS];
    for (int i = 0; i < ROUNDS; i++) {
      Profile profile = profile();
      long begin = System.nanoTime();
      work.with(profile);
      milliseconds[i] = (System.nanoTime() - begin) / 1e6;
    }
    Medians medians = Medians.of(milliseconds);
    System.out.printf("  from %d ratings to the %s: %s ms%n", KNOWN, name, medians);
    return medians;
  }

  /** Another one each time. */
  private Profile profile() {
    List<RatedMovie> history = new ArrayList<>();
    int first = random.nextInt(dataset.movies().size());
    for (int i = 0; i < KNOWN; i++) {
      int movie = (first + 7 * i) % dataset.movies().size();
      history.add(new RatedMovie(movie, 1 + random.nextInt(5), i));
    }
    return new Profile(dataset.users().get(0).demographics(), history);
  }
}
