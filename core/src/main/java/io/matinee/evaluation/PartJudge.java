package io.matinee.evaluation;

import io.matinee.data.Dataset;
import io.matinee.data.RatingScale;
import io.matinee.data.Ratings;
import io.matinee.model.RatingPredictor;
import io.matinee.ranking.Ranker;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.function.IntToDoubleFunction;
import java.util.function.ToDoubleFunction;
import java.util.stream.IntStream;

/** Judges entrants on one part, all by the same code. {@link Metric} has the definitions. */
final class PartJudge {
  private static final double LEAST = 1e-6; // probability
  private static final List<Metric> WITHIN =
      List.of(Metric.WITHIN_50, Metric.WITHIN_80, Metric.WITHIN_95);

  private final Part part;
  private final RatingScale scale;
  private final int users;
  private final int[] popularity; // [movies] training ratings
  private final TopNJudge lists; // null where there is nothing relevant to find

  PartJudge(Dataset dataset, Part part, int length) {
    this.part = part;
    this.scale = dataset.scale();
    this.users = part.people().size();
    this.popularity = part.train().countPerMovie(dataset.movies().size());
    boolean any =
        IntStream.range(0, part.test().size())
            .anyMatch(row -> part.test().value(row) >= part.relevant());
    this.lists = any ? new TopNJudge(dataset, part, length) : null;
  }

  /** Those who have something to predict, by dense user index. */
  int[] people() {
    int[] counts = part.test().countPerUser(users);
    return IntStream.range(0, users).filter(user -> counts[user] > 0).toArray();
  }

  PartJudgement judge(Entrant entrant) {
    Map<Metric, PeopleFigure> figures = new EnumMap<>(Metric.class);
    Map<Metric, Double> wholes = new EnumMap<>(Metric.class);
    HeldOutPredictions predictions = null;
    double[] squares = null;
    double[] ndcg = null;
    List<SliceMetrics> slices = new ArrayList<>();
    List<ListSlice> listSlices = List.of();
    if (entrant.predictor() != null) {
      predictions = predictions(entrant.predictor());
      squares = judgeRatings(predictions, figures, slices);
    }
    if (entrant.ranker() != null && lists != null) {
      TopNJudgement judged = judgeLists(entrant.ranker(), figures, wholes);
      ndcg = perPerson(judged, PersonTopN::ndcg);
      listSlices = Slices.ofLists(judged.people(), part.people());
    }
    return new PartJudgement(figures, wholes, predictions, squares, ndcg, slices, listSlices);
  }

  private HeldOutPredictions predictions(RatingPredictor predictor) {
    return HeldOutPredictions.of(predictor, part.people(), part.test(), scale);
  }

  private double[] judgeRatings(
      HeldOutPredictions predictions,
      Map<Metric, PeopleFigure> figures,
      List<SliceMetrics> slices) {
    Ratings test = part.test();
    float[] liked = predictions.liked();
    float border = scale.liked();
    PersonErrors errors = PersonErrors.of(predictions.stars(), test, users);
    int[] counts = errors.counts();
    figures.put(Metric.RMSE, new PersonMeans(errors.squares(), counts, Math::sqrt));
    figures.put(Metric.MAE, PersonMeans.of(errors.absolutes(), counts));
    figures.put(
        Metric.LOG_LOSS, summed(row -> loss(liked[row], test.value(row) >= border), counts));
    figures.put(Metric.AUC, new RankOrderAuc(liked, test, border, users));
    figures.put(Metric.CALIBRATION_ERROR, new CalibrationError(liked, test, border, users));
    addWithin(predictions, counts, figures);
    slices.addAll(Slices.of(errors, part.people(), errors.judged()));
    slices.addAll(Slices.ofMovies(predictions.stars(), test, popularity, users));
    return errors.squares();
  }

  /** In nats. */
  static double loss(float probability, boolean liked) {
    double kept = Math.max(LEAST, Math.min(1 - LEAST, probability));
    return -Math.log(liked ? kept : 1 - kept);
  }

  private void addWithin(
      HeldOutPredictions predictions, int[] counts, Map<Metric, PeopleFigure> figures) {
    for (int i = 0; predictions.deviations() != null && i < WITHIN.size(); i++) {
      int interval = i;
      figures.put(
          WITHIN.get(i),
          summed(
              row -> {
                double error = (double) part.test().value(row) - predictions.stars()[row];
                return UncertaintyTally.within(interval, error, predictions.deviations()[row])
                    ? 1
                    : 0;
              },
              counts));
    }
  }

  private PersonMeans summed(IntToDoubleFunction ofRow, int[] counts) {
    double[] sums = new double[users];
    for (int row = 0; row < part.test().size(); row++) {
      sums[part.test().user(row)] += ofRow.applyAsDouble(row);
    }
    return PersonMeans.of(sums, counts);
  }

  private TopNJudgement judgeLists(
      Ranker ranker, Map<Metric, PeopleFigure> figures, Map<Metric, Double> wholes) {
    TopNJudgement judged = lists.judge(ranker);
    int[] counts = new int[users];
    judged.people().forEach(one -> counts[one.person()]++);
    figures.put(Metric.NDCG, mean(judged, counts, PersonTopN::ndcg));
    figures.put(Metric.PRECISION, mean(judged, counts, PersonTopN::precision));
    figures.put(Metric.RECALL, mean(judged, counts, PersonTopN::recall));
    figures.put(Metric.MAP, mean(judged, counts, PersonTopN::averagePrecision));
    figures.put(Metric.MRR, mean(judged, counts, PersonTopN::reciprocalRank));
    figures.put(Metric.HIT_RATE, mean(judged, counts, PersonTopN::hit));
    wholes.put(Metric.COVERAGE, judged.lists().coverage());
    wholes.put(Metric.GINI, judged.lists().gini());
    wholes.put(Metric.POPULARITY, judged.lists().popularity());
    wholes.put(Metric.NOVELTY, judged.lists().novelty());
    wholes.put(Metric.DIVERSITY, judged.lists().diversity());
    return judged;
  }

  private PersonMeans mean(
      TopNJudgement judged, int[] counts, ToDoubleFunction<PersonTopN> metric) {
    return PersonMeans.of(perPerson(judged, metric), counts);
  }

  private double[] perPerson(TopNJudgement judged, ToDoubleFunction<PersonTopN> metric) {
    double[] values = new double[users];
    judged.people().forEach(one -> values[one.person()] = metric.applyAsDouble(one));
    return values;
  }
}
