package io.matinee.cli;

import io.matinee.data.Dataset;
import io.matinee.data.Movie;
import io.matinee.data.SplitSpec;
import io.matinee.model.Profile;
import io.matinee.model.RatingPredictor;
import io.matinee.network.NetworkModel;
import io.matinee.network.NetworkTrainer;
import io.matinee.network.TrainingListener;
import io.matinee.network.TrainingSpeed;
import io.matinee.recommendation.Filter;
import io.matinee.recommendation.Recommender;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Consumer;

/**
 * Measures training and scoring. Every round does everything once, so that a busy moment of the
 * machine does not fall on one thing alone; a first round that warms the JVM up does not count.
 */
final class SpeedTest {
  private static final int EPOCHS = 3; // of each training; the fastest counts
  private static final int TOP = 10;

  private final Dataset dataset;
  private final SplitSpec split;
  private final int threads;
  private final int rounds;
  private final Consumer<String> progress;
  private final Map<String, double[]> figures = new LinkedHashMap<>(); // by name and unit

  /** Prepares; {@code progress} is told what is done. */
  SpeedTest(Dataset dataset, SplitSpec split, int threads, int rounds, Consumer<String> progress) {
    this.dataset = dataset;
    this.split = split;
    this.threads = threads;
    this.rounds = rounds;
    this.progress = progress;
  }

  /**
   * Measures.
   *
   * @param batches batch sizes to train at
   * @param largeCatalogue movies of a synthetic catalogue to score as well; 0 for none
   */
  List<Measured> run(List<Integer> batches, int largeCatalogue) {
    progress.accept("Preparing ...");
    NetworkModel model = model();
    RatingPredictor predictor = model.predictor(dataset.movies());
    Recommender recommender = new Recommender(dataset.movies(), dataset.ratings(), predictor);
    List<Large> large = largeCatalogue == 0 ? List.of() : large(model, largeCatalogue);
    for (int round = 0; round <= rounds; round++) {
      progress.accept(round == 0 ? "Warming up ..." : "Round %d of %d".formatted(round, rounds));
      for (int batch : batches) {
        train(batch, round);
      }
      topTen(recommender, round);
      allPairs(predictor, round);
      for (Large catalogue : large) {
        score(catalogue, round);
      }
    }
    return measured();
  }

  private NetworkModel model() {
    return new NetworkTrainer(TrainingSpeed.settings(1024, 2), TrainingListener.SILENT)
        .train(dataset, split);
  }

  private void train(int batch, int round) {
    double fastest = Double.POSITIVE_INFINITY;
    for (double seconds : TrainingSpeed.epochs(dataset, split, batch, EPOCHS, threads)) {
      fastest = Math.min(fastest, seconds);
    }
    record("train, batch " + batch, "s/epoch", round, fastest);
  }

  /** Everybody as if they had rated nothing: all movies are scored and the best selected. */
  private void topTen(Recommender recommender, int round) {
    List<Profile> people = newcomers();
    long begin = System.nanoTime();
    for (Profile person : people) {
      recommender.recommend(person, Filter.UNSEEN, TOP);
    }
    double micros = (System.nanoTime() - begin) / 1e3 / people.size();
    String name = String.format(Locale.ROOT, "top %d of %,d movies", TOP, movies());
    record(name, "us/person", round, micros);
  }

  private void allPairs(RatingPredictor predictor, int round) {
    List<Profile> people = newcomers();
    float[] scores = new float[movies()];
    long begin = System.nanoTime();
    for (Profile person : people) {
      predictor.bind(person).scoreAll(scores);
    }
    double pairs = (double) people.size() * movies();
    record(
        "score everyone with every movie",
        "M pairs/s",
        round,
        pairs * 1e3 / (System.nanoTime() - begin));
  }

  /** A catalogue that is scored, and what is said of it. */
  private record Large(String name, RatingPredictor predictor, int movies) {
    static Large of(NetworkModel model, List<Movie> movies) {
      long kinds = LargeCatalogue.kinds(movies);
      String alike =
          kinds == movies.size()
              ? "all different"
              : String.format(Locale.ROOT, "of %,d kinds", kinds);
      String name = String.format(Locale.ROOT, "score %,d movies, %s", movies.size(), alike);
      return new Large(name, model.predictor(movies), movies.size());
    }
  }

  private List<Large> large(NetworkModel model, int count) {
    return List.of(
        Large.of(model, LargeCatalogue.usual(count)),
        Large.of(model, LargeCatalogue.different(dataset, count)));
  }

  private void score(Large catalogue, int round) {
    float[] scores = new float[catalogue.movies()];
    long begin = System.nanoTime();
    catalogue.predictor().bind(newcomers().get(0)).scoreAll(scores);
    record(catalogue.name(), "ms/person", round, (System.nanoTime() - begin) / 1e6);
  }

  private int movies() {
    return dataset.movies().size();
  }

  private List<Profile> newcomers() {
    List<Profile> people = new ArrayList<>();
    dataset.users().forEach(user -> people.add(Profile.newcomer(user.demographics())));
    return people;
  }

  private void record(String name, String unit, int round, double figure) {
    if (round > 0) {
      figures.computeIfAbsent(name + "\t" + unit, any -> new double[rounds])[round - 1] = figure;
    }
  }

  private List<Measured> measured() {
    return figures.entrySet().stream()
        .map(
            entry -> {
              String[] key = entry.getKey().split("\t", -1);
              return Measured.of(key[0], key[1], entry.getValue());
            })
        .toList();
  }
}
