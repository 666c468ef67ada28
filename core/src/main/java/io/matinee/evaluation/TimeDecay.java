package io.matinee.evaluation;

import io.matinee.data.Dataset;
import io.matinee.data.Ratings;
import io.matinee.data.Split;
import io.matinee.data.Splits;
import io.matinee.model.Predictions;
import io.matinee.model.Profile;
import io.matinee.model.RatingPredictor;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;

/**
 * How accuracy falls with the age of a model: trained on the first half of all ratings by time, it
 * predicts each following tenth; once as it is, once with what people have rated since then, and
 * beside it a model trained again on everything before the tenth. Nothing of a tenth or after it is
 * known when it is predicted.
 *
 * @param protocol under which conditions
 * @param tenths what is predicted, in the order of time
 * @param models by name, a point for each tenth
 */
public record TimeDecay(Protocol protocol, List<Tenth> tenths, Map<String, List<Point>> models) {
  private static final List<Double> ENDS = List.of(0.5, 0.6, 0.7, 0.8, 0.9);

  /**
   * A tenth of the ratings.
   *
   * @param from share of all ratings before it
   * @param ratings how many it has
   * @param newPeople the share of them by people who rated nothing before the first tenth
   */
  public record Tenth(double from, int ratings, double newPeople) {}

  /**
   * The errors on a tenth, in stars.
   *
   * @param asItWas of the old model, which knows of people what it was trained on
   * @param told of the old model, told what people rated until the tenth
   * @param retrained of one trained on everything before the tenth
   */
  public record Point(double asItWas, double told, double retrained) {}

  /**
   * Measures it for contestants that predict ratings.
   *
   * @throws io.matinee.data.DataException if the data has no times
   */
  public static TimeDecay of(
      Dataset dataset, long seed, List<Contestant> contestants, BenchmarkListener listener) {
    List<Ratings> periods = Splits.periods(dataset.ratings(), ENDS);
    Ratings half = periods.get(0);
    Map<String, Entrant> old = train(half, "first half", contestants, dataset, listener);
    Map<String, List<Point>> models = new LinkedHashMap<>();
    contestants.forEach(contestant -> models.put(contestant.name(), new ArrayList<>()));
    List<Tenth> tenths = new ArrayList<>();
    for (int i = 0; i < ENDS.size(); i++) {
      Ratings test = periods.get(i + 1);
      Ratings before = Splits.byTime(dataset.ratings(), ENDS.get(i)).train();
      String name = "tenth %d of 5".formatted(i + 1);
      Map<String, Entrant> fresh =
          i == 0 ? old : train(before, name, contestants, dataset, listener);
      tenths.add(new Tenth(ENDS.get(i), test.size(), newPeople(half, test, dataset)));
      List<Profile> then = Profile.ofUsers(dataset, half);
      List<Profile> now = Profile.ofUsers(dataset, before);
      models.forEach(
          (model, points) ->
              points.add(
                  new Point(
                      rmse(old.get(model), then, test),
                      rmse(old.get(model), now, test),
                      rmse(fresh.get(model), now, test))));
    }
    String split = "trained on the first half by time, tested on each following tenth";
    int tested = tenths.stream().mapToInt(Tenth::ratings).sum();
    return new TimeDecay(Protocol.of(dataset, split, half.size(), tested, seed), tenths, models);
  }

  private static Map<String, Entrant> train(
      Ratings train,
      String name,
      List<Contestant> contestants,
      Dataset dataset,
      BenchmarkListener listener) {
    Map<String, Entrant> trained = new LinkedHashMap<>();
    Part part = Part.of(dataset, name, new Split(train, train));
    new PartRun(part, contestants, listener)
        .forEach(trained::put, (contestant, entrant, cost) -> {});
    return trained;
  }

  private static double rmse(Entrant entrant, List<Profile> people, Ratings test) {
    RatingPredictor predictor = entrant.predictor();
    return Predictions.rmse(Predictions.of(predictor, people, test), test);
  }

  private static double newPeople(Ratings half, Ratings test, Dataset dataset) {
    int[] counts = half.countPerUser(dataset.users().size());
    long fresh = IntStream.range(0, test.size()).filter(row -> counts[test.user(row)] == 0).count();
    return (double) fresh / test.size();
  }
}
