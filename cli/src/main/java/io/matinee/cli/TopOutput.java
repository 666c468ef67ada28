package io.matinee.cli;

import io.matinee.data.Dataset;
import io.matinee.data.Split;
import io.matinee.data.SplitSpec;
import io.matinee.evaluation.PersonTopN;
import io.matinee.evaluation.Protocol;
import io.matinee.evaluation.TopNJudge;
import io.matinee.evaluation.TopNJudgement;
import io.matinee.model.Json;
import io.matinee.recommendation.Filter;
import io.matinee.recommendation.ListControls;
import io.matinee.recommendation.Recommender;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Stream;

/** Judges the lists of a saved model on the part that its training held out. */
final class TopOutput {
  private static final List<String> COLUMNS =
      List.of("lists", "ndcg", "cost", "precision", "recall", "coverage", "diversity", "novelty");

  private final Protocol protocol;
  private final List<TopNJudgement> judged = new ArrayList<>();

  /**
   * Judges.
   *
   * @param served whose controls are judged beside its lists without any
   * @param filters judged with them
   * @param length of the lists
   */
  TopOutput(ServedModel served, FilterOptions filters, int length) {
    Dataset dataset = served.dataset();
    SplitSpec spec = served.model().card().split();
    Split split = spec.apply(dataset);
    Recommender recommender = served.recommender().knowing(split.train());
    TopNJudge judge = new TopNJudge(dataset, split, dataset.scale().liked(), length);
    judged.add(
        judge.judge(
            "as they are",
            person -> recommender.movies(person, Filter.UNSEEN, ListControls.NONE, length)));
    List<String> chosen =
        Stream.of(words(served.controls()), filters.words()).flatMap(List::stream).toList();
    if (!chosen.isEmpty()) {
      Filter filter = filters.filter(dataset);
      judged.add(
          judge.judge(
              String.join(", ", chosen),
              person -> recommender.movies(person, filter, served.controls(), length)));
    }
    protocol =
        Protocol.of(dataset, spec, split, served.model().seed())
            .withLists(dataset.scale().liked(), dataset.scale())
            .withoutIntervals();
  }

  private static List<String> words(ListControls controls) {
    List<String> words = new ArrayList<>();
    add(words, "diversity", controls.diversity());
    add(words, "calibration", controls.calibration());
    add(words, "damping", controls.damping());
    return words;
  }

  private static void add(List<String> words, String name, double share) {
    if (share > 0) {
      words.add(String.format(Locale.ROOT, "%s %.2f", name, share));
    }
  }

  void print(Session session, FormatOption.Format format) {
    String command = session.command();
    switch (format) {
      case TABLE -> session.out().print(text(command));
      case JSON -> session.out().println(Json.pretty(json(command)));
      case CSV -> session.out().print(csv(command));
    }
  }

  /** Each line with the conditions. */
  private String csv(String command) {
    Conditions conditions = new Conditions(protocol, command);
    return Csv.of(Conditions.before(COLUMNS), rows().stream().map(conditions::with).toList());
  }

  private String text(String command) {
    TopNJudgement first = judged.get(0);
    TextTable table = new TextTable(COLUMNS.toArray(String[]::new));
    rows().forEach(row -> table.row(row.toArray(String[]::new)));
    return "Lists of %d for %,d people who liked something held out (%,d others left out); all movies%n"
            .formatted(first.length(), first.people().size(), first.leftOut())
        + "that a person has not rated in training are candidates; liked is what they gave four fifths\n"
        + "of the best rating or more. Cost: of NDCG, of controls and filters.\n\n"
        + table
        + "\n"
        + JudgedOutput.protocol(command, protocol);
  }

  private List<List<String>> rows() {
    return judged.stream().map(this::row).toList();
  }

  private List<String> row(TopNJudgement lists) {
    return List.of(
        lists.name(),
        figure(lists.mean(PersonTopN::ndcg)),
        String.format(Locale.ROOT, "%.1f %%", 100 * cost(lists)),
        figure(lists.mean(PersonTopN::precision)),
        figure(lists.mean(PersonTopN::recall)),
        figure(lists.lists().coverage()),
        figure(lists.lists().diversity()),
        String.format(Locale.ROOT, "%.2f", lists.lists().novelty()));
  }

  /** The share of NDCG that is lost against the first. */
  private double cost(TopNJudgement lists) {
    double plain = judged.get(0).mean(PersonTopN::ndcg);
    return plain == 0 ? 0 : 1 - lists.mean(PersonTopN::ndcg) / plain;
  }

  private static String figure(double value) {
    return String.format(Locale.ROOT, "%.4f", value);
  }

  private Map<String, Object> json(String command) {
    Map<String, Object> json = new LinkedHashMap<>();
    json.put("command", command);
    json.put("protocol", protocol);
    json.put("lists", judged.stream().map(this::json).toList());
    return json;
  }

  private Map<String, Object> json(TopNJudgement lists) {
    Map<String, Object> one = new LinkedHashMap<>();
    one.put("name", lists.name());
    one.put("length", lists.length());
    one.put("people", lists.people().size());
    one.put("ndcg", lists.mean(PersonTopN::ndcg));
    one.put("cost", cost(lists));
    one.put("precision", lists.mean(PersonTopN::precision));
    one.put("recall", lists.mean(PersonTopN::recall));
    one.put("map", lists.mean(PersonTopN::averagePrecision));
    one.put("mrr", lists.mean(PersonTopN::reciprocalRank));
    one.put("hit_rate", lists.mean(PersonTopN::hit));
    one.put("of_all_lists", lists.lists());
    return one;
  }
}
