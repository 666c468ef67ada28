package io.matinee.cli;

import io.matinee.evaluation.UncertaintyJudgement;
import io.matinee.evaluation.UncertaintyJudgement.Coverage;
import io.matinee.evaluation.UncertaintyJudgement.ProbabilityBin;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;

/** How sure a model is and how that turned out, as text and JSON. */
final class UncertaintyOutput {
  private UncertaintyOutput() {}

  /** A line an interval, then a line a bin of probabilities. */
  static String text(UncertaintyJudgement judgement) {
    TextTable intervals = new TextTable("interval", "ratings in it");
    for (Coverage coverage : judgement.coverage()) {
      intervals.row(percent(coverage.nominal(), 0), percent(coverage.covered(), 1));
    }
    TextTable bins = new TextTable("P(liked)", "ratings", "predicted", "liked");
    for (ProbabilityBin bin : judgement.liked()) {
      bins.row(
          String.format(Locale.ROOT, "%.1f to %.1f", bin.from(), bin.to()),
          String.format(Locale.ROOT, "%,d", bin.ratings()),
          bin.ratings() == 0 ? "" : percent(bin.predicted(), 1),
          bin.ratings() == 0 ? "" : percent(bin.observed(), 1));
    }
    return intervals + "\n" + bins;
  }

  private static String percent(double share, int decimals) {
    return String.format(Locale.ROOT, "%." + decimals + "f %%", 100 * share);
  }

  /** The answer's {@code uncertainty}; a bin without ratings has no shares. */
  static Map<String, Object> json(String model, UncertaintyJudgement judgement) {
    Map<String, Object> json = new LinkedHashMap<>();
    json.put("name", model);
    json.put("ratings", judgement.ratings());
    json.put("coverage", judgement.coverage());
    json.put("liked", judgement.liked().stream().map(UncertaintyOutput::json).toList());
    return json;
  }

  private static Map<String, Object> json(ProbabilityBin bin) {
    Map<String, Object> json = new LinkedHashMap<>();
    json.put("from", bin.from());
    json.put("to", bin.to());
    json.put("ratings", bin.ratings());
    json.put("predicted", bin.ratings() == 0 ? null : bin.predicted());
    json.put("observed", bin.ratings() == 0 ? null : bin.observed());
    return json;
  }
}
