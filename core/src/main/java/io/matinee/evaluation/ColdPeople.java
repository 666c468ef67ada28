package io.matinee.evaluation;

import io.matinee.data.Dataset;
import io.matinee.data.Ratings;
import io.matinee.data.RowsByUser;
import io.matinee.data.Shuffle;
import io.matinee.model.Predictions;
import io.matinee.model.Profile;
import io.matinee.model.RatingPredictor;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;

/**
 * Judges models on people of whom they have seen no rating in training: people are parted into
 * folds; of each person of a fold, a few ratings are given to models trained on all other folds,
 * and all but a pool of twenty, drawn at random for each, are predicted. So the ratings predicted
 * are the same however many are given. People with twenty ratings or fewer have none to predict.
 */
public final class ColdPeople {
  /** How many ratings of a person are given, in turn. */
  public static final List<Integer> GIVEN = List.of(0, 1, 3, 5, 10, 20);

  private static final int POOL = 20;

  private final Dataset dataset;
  private final Folds folds;
  private final long seed;
  private final int[][] shuffled; // [users][ratings] rows: the first of them are the pool
  private final int[] tested; // rows, person by person
  private final Ratings test;

  /**
   * Parts the people of {@code dataset}.
   *
   * @param seed of the folds, the pools and the bootstrap
   * @throws IllegalArgumentException if there are fewer than two folds, fewer people than folds, or
   *     nobody with more than twenty ratings
   */
  public ColdPeople(Dataset dataset, int folds, long seed) {
    int users = dataset.users().size();
    this.dataset = dataset;
    this.folds = Folds.of(users, folds, "people", seed);
    this.seed = seed;
    RowsByUser byUser = RowsByUser.of(dataset.ratings(), users);
    this.shuffled = new int[users][];
    for (int user = 0; user < users; user++) {
      shuffled[user] = byUser.rowsOf(user);
      Shuffle.shuffle(shuffled[user], seed + 1 + user);
    }
    this.tested =
        Arrays.stream(shuffled).flatMapToInt(rows -> Arrays.stream(rows).skip(POOL)).toArray();
    this.test = dataset.ratings().select(tested);
    if (tested.length == 0) {
      throw new IllegalArgumentException(
          "expected people with more than %d ratings, found none".formatted(POOL));
    }
  }

  /** Under which conditions. */
  public Protocol protocol() {
    return Protocol.of(
        dataset,
        "%d folds by person in turn, seed %d, of each person a pool of %d ratings to give from"
            .formatted(folds.count(), seed, POOL),
        (int) Math.round(dataset.ratings().size() * (1 - 1.0 / folds.count())),
        tested.length,
        seed);
  }

  /**
   * How the models of {@code training} do over the test ratings of all folds, by how many ratings
   * of a person are given.
   *
   * @param dated whether those that know what the date of a rating does are told it
   */
  public Map<Integer, List<RatingJudgement>> judge(FoldTraining training, boolean dated) {
    Map<Integer, PooledPredictions> pooled = new LinkedHashMap<>();
    GIVEN.forEach(n -> pooled.put(n, new PooledPredictions(test, shuffled.length, seed)));
    Ratings all = dataset.ratings();
    for (int fold = 0; fold < folds.count(); fold++) {
      int[] rows = testRows(fold);
      Ratings train = all.select(folds.rows(all.size(), all::user, fold, false));
      for (RatingPredictor predictor : training.train(fold + 1, train)) {
        for (int given : GIVEN) {
          float[] stars = Predictions.of(predictor, people(given), test.select(rows), dated);
          pooled.get(given).put(predictor.name(), rows, stars);
        }
      }
    }
    Map<Integer, List<RatingJudgement>> judgements = new LinkedHashMap<>();
    pooled.forEach((given, predictions) -> judgements.put(given, predictions.judgements()));
    return judgements;
  }

  /**
   * The folds as parts of a {@link Benchmark}. The movies of the whole pool are no candidates for
   * lists, given or not, so that lists are of the same movies however many are given.
   *
   * @param given how many ratings of a person of the test part are given, one of {@link #GIVEN}
   * @throws IllegalArgumentException if it is another number
   */
  public List<Part> parts(int given) {
    if (!GIVEN.contains(given)) {
      throw new IllegalArgumentException(
          "expected one of %s ratings given, found %d".formatted(GIVEN, given));
    }
    Ratings all = dataset.ratings();
    Ratings pool = all.select(firstRows(POOL));
    float liked = dataset.scale().liked();
    List<Part> parts = new ArrayList<>();
    for (int fold = 0; fold < folds.count(); fold++) {
      Ratings train = all.select(folds.rows(all.size(), all::user, fold, false));
      String name = "fold " + (fold + 1);
      parts.add(new Part(name, train, test.select(testRows(fold)), people(given), pool, liked));
    }
    return parts;
  }

  /** The rows of {@code test} whose people are in {@code fold}. */
  private int[] testRows(int fold) {
    return folds.rows(test.size(), test::user, fold, true);
  }

  /** Everybody, with so many ratings of their pool. */
  private List<Profile> people(int given) {
    return Profile.ofUsers(dataset, dataset.ratings().select(firstRows(given)));
  }

  private int[] firstRows(int ofEach) {
    return IntStream.range(0, shuffled.length)
        .flatMap(user -> Arrays.stream(shuffled[user]).limit(ofEach))
        .toArray();
  }
}
