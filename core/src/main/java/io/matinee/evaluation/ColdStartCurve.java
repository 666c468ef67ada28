package io.matinee.evaluation;

import io.matinee.data.Dataset;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * How models do by the number of ratings that a newcomer has given: trained once, without the
 * people of the first fold of {@link ColdPeople}, and asked about these with 0, 1, 3, 5, 10 and 20
 * ratings given. The ratings predicted are the same throughout.
 *
 * @param protocol under which conditions
 * @param models by name
 */
public record ColdStartCurve(Protocol protocol, Map<String, List<Point>> models) {
  /**
   * A point of the curve.
   *
   * @param given ratings of each person
   * @param rmse in stars; {@code null} where the model predicts no ratings
   * @param ndcg of its lists; {@code null} where it makes none
   */
  public record Point(int given, Double rmse, Double ndcg) {}

  /**
   * Measures one.
   *
   * @param folds how many parts people fall into; one of them is asked about
   * @param length of lists, k
   * @throws IllegalArgumentException if people cannot be parted so
   */
  public static ColdStartCurve of(
      Dataset dataset,
      int folds,
      long seed,
      int length,
      List<Contestant> contestants,
      BenchmarkListener listener) {
    ColdPeople people = new ColdPeople(dataset, folds, seed);
    Map<Integer, PartJudge> judges = new LinkedHashMap<>();
    for (int given : ColdPeople.GIVEN) {
      judges.put(given, new PartJudge(dataset, people.parts(given).get(0), length));
    }
    Part first = people.parts(ColdPeople.GIVEN.get(0)).get(0);
    Map<String, List<Point>> models = new LinkedHashMap<>();
    new PartRun(first, contestants, listener)
        .forEach(
            (name, entrant) -> models.put(name, points(judges, entrant)),
            (name, entrant, cost) -> {});
    String split = "the first of %d folds by person asked about, seed %d".formatted(folds, seed);
    return new ColdStartCurve(
        Protocol.of(dataset, split, first.train().size(), first.test().size(), seed), models);
  }

  private static List<Point> points(Map<Integer, PartJudge> judges, Entrant entrant) {
    List<Point> points = new ArrayList<>();
    judges.forEach(
        (given, judge) -> {
          PartJudgement judged = judge.judge(entrant);
          int[] people = judge.people();
          points.add(
              new Point(
                  given, figure(judged, Metric.RMSE, people), figure(judged, Metric.NDCG, people)));
        });
    return points;
  }

  private static Double figure(PartJudgement judged, Metric metric, int[] people) {
    PeopleFigure figure = judged.figures().get(metric);
    return figure == null ? null : (Double) figure.over(people);
  }
}
