package io.matinee.evaluation;

import java.util.List;
import java.util.function.ToDoubleFunction;

/**
 * How good a model's lists are.
 *
 * @param name of the model
 * @param length of the lists, k
 * @param people each one's values, by dense user index
 * @param leftOut how many people have nothing relevant in the test part and so are not among them
 * @param lists what the lists are like
 */
public record TopNJudgement(
    String name, int length, List<PersonTopN> people, int leftOut, ListMetrics lists) {
  /** Keeps its own copy of the people. */
  public TopNJudgement {
    people = List.copyOf(people);
  }

  /** The mean over people of {@code metric}, such as {@code PersonTopN::ndcg}. */
  public double mean(ToDoubleFunction<PersonTopN> metric) {
    return people.stream().mapToDouble(metric).average().orElse(Double.NaN);
  }
}
