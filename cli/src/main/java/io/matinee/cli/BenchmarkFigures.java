package io.matinee.cli;

import io.matinee.cli.chart.CategoryLines;
import io.matinee.cli.chart.CategoryLines.Line;
import io.matinee.cli.chart.Figure;
import io.matinee.cli.chart.ModelPoints;
import io.matinee.cli.chart.ModelPoints.Point;
import io.matinee.cli.chart.Picture;
import io.matinee.cli.chart.Plot;
import io.matinee.cli.chart.Text;
import io.matinee.evaluation.ColdPeople;
import io.matinee.evaluation.ColdStartCurve;
import io.matinee.evaluation.Metric;
import io.matinee.evaluation.ModelResult;
import io.matinee.evaluation.Protocol;
import io.matinee.evaluation.SliceGap;
import io.matinee.evaluation.SliceMetrics;
import io.matinee.evaluation.TimeDecay;
import io.matinee.model.TrainedModel;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

/** The charts of a benchmark, each with the conditions that it was measured under. */
final class BenchmarkFigures {
  private static final String RMSE = "RMSE (stars)";
  private static final int LONGEST_SOURCE = 165; // characters
  private static final int FEWEST_RATINGS = 50; // of a bin: the share liked of fewer is chance
  private static final List<String> UNORDERED = List.of("gender", "occupation");

  private final BenchmarkRun run;
  private final List<String> names;

  BenchmarkFigures(BenchmarkRun run) {
    this.run = run;
    this.names = run.result().models().stream().map(ModelResult::name).toList();
  }

  private Picture picture(
      Protocol protocol, String name, String title, String subtitle, Plot plot) {
    String full = Text.titled(run.data(), title);
    return Picture.of(new Figure(name, full, subtitle, source(protocol), plot));
  }

  private String source(Protocol protocol) {
    String conditions =
        "%s, checksum %.8s; %s; version %s, seed %d; %s"
            .formatted(
                protocol.data(),
                protocol.checksum(),
                protocol.split(),
                protocol.version(),
                run.seed(),
                run.command());
    return Text.cut(conditions, LONGEST_SOURCE);
  }

  /** Coverage against NDCG; empty where there are no lists. */
  Optional<Picture> coverage() {
    Map<String, List<Point>> points = new LinkedHashMap<>();
    for (ModelResult model : run.result().models()) {
      if (model.scores().containsKey(Metric.NDCG)) {
        points.put(
            model.name(),
            List.of(new Point(model.value(Metric.COVERAGE), model.value(Metric.NDCG))));
      }
    }
    int length = run.result().length();
    return points.isEmpty()
        ? Optional.empty()
        : Optional.of(
            picture(
                run.result().protocol(),
                "coverage-ndcg",
                "How good lists are, and how much of the catalogue they show",
                "Lists of " + length + "; up and to the right is better",
                new ModelPoints(
                    points, names, "share of the catalogue in somebody's list", "NDCG", false)));
  }

  /** Probabilities of a liking against what happened; empty where no ratings are predicted. */
  Optional<Picture> calibration() {
    Map<String, List<Point>> points = new LinkedHashMap<>();
    for (ModelResult model : run.result().models()) {
      List<Point> bins = bins(model);
      if (!bins.isEmpty()) {
        points.put(model.name(), bins);
      }
    }
    return points.isEmpty()
        ? Optional.empty()
        : Optional.of(
            picture(
                run.result().protocol(),
                "calibration",
                "How probabilities of a liking turn out",
                "Below the dashed line a model promises too much; only the factorization states"
                    + " probabilities of its own; bins of %d ratings or more"
                        .formatted(FEWEST_RATINGS),
                new ModelPoints(points, names, "P(liked)", "share liked", true)));
  }

  private static List<Point> bins(ModelResult model) {
    return model.uncertainty() == null
        ? List.of()
        : BenchmarkData.filled(model.uncertainty()).stream()
            .filter(bin -> bin.ratings() >= FEWEST_RATINGS)
            .map(bin -> new Point(bin.predicted(), bin.observed()))
            .toList();
  }

  /** The RMSE of all models by one way to slice; empty where there is nothing to compare. */
  Optional<Picture> slices(String by, String title) {
    List<String> values =
        run.result().models().stream()
            .flatMap(model -> model.slices().stream())
            .filter(slice -> slice.by().equals(by))
            .filter(slice -> slice.people() >= SliceGap.FEWEST_PEOPLE)
            .map(SliceMetrics::value)
            .distinct()
            .toList();
    List<Line> lines = new ArrayList<>();
    for (ModelResult model : run.result().models()) {
      if (!model.slices().isEmpty()) {
        List<Double> errors = values.stream().map(value -> rmse(model, by, value)).toList();
        lines.add(new Line(model.name(), errors));
      }
    }
    String name = "rmse-by-" + by.replaceAll("[^a-z]+", "-");
    return values.size() < 2
        ? Optional.empty()
        : Optional.of(
            picture(
                run.result().protocol(),
                name,
                title,
                "Lower is better; slices of %d people or more, the table has all"
                    .formatted(SliceGap.FEWEST_PEOPLE),
                new CategoryLines(values, lines, names, !UNORDERED.contains(by), by, RMSE)));
  }

  private static double rmse(ModelResult model, String by, String value) {
    return model.slices().stream()
        .filter(slice -> slice.by().equals(by) && slice.value().equals(value))
        .mapToDouble(slice -> slice.metrics().rmse())
        .findFirst()
        .orElse(Double.NaN);
  }

  /** A cold-start curve; empty where no model has it. */
  Optional<Picture> cold(
      String name, String title, String yTitle, Function<ColdStartCurve.Point, Double> of) {
    List<Line> lines = new ArrayList<>();
    run.cold()
        .models()
        .forEach(
            (model, points) -> {
              if (points.stream().allMatch(point -> of.apply(point) != null)) {
                lines.add(new Line(model, points.stream().map(of).toList()));
              }
            });
    List<String> given = ColdPeople.GIVEN.stream().map(String::valueOf).toList();
    return lines.isEmpty()
        ? Optional.empty()
        : Optional.of(
            picture(
                run.cold().protocol(),
                name,
                title,
                "People whom no model has seen in training",
                new CategoryLines(
                    given, lines, names, true, "ratings of the person known", yTitle)));
  }

  /**
   * How errors grow with the age of a model, beside those of one trained again: some times are
   * harder to predict than others. Empty where no model was trained for it.
   */
  Optional<Picture> decay() {
    TimeDecay decay = run.decay();
    List<Line> lines = new ArrayList<>();
    decay
        .models()
        .forEach(
            (name, points) -> {
              lines.add(
                  new Line(
                      name + ", as it was", name, false, above(points, TimeDecay.Point::asItWas)));
              lines.add(
                  new Line(name + ", told", name, true, above(points, TimeDecay.Point::told)));
            });
    List<String> tenths =
        decay.tenths().stream()
            .map(tenth -> "%.0f-%.0f %%".formatted(100 * tenth.from(), 100 * tenth.from() + 10))
            .toList();
    return lines.isEmpty()
        ? Optional.empty()
        : Optional.of(
            picture(
                decay.protocol(),
                "decay",
                "How errors grow with the age of a model: what retraining would give back",
                "Above 0: worse than the same model trained on everything before the tenth. Told:"
                    + " the old model knows what people rated since",
                new CategoryLines(
                    tenths,
                    lines,
                    names,
                    true,
                    "ratings, by time",
                    "RMSE above retrained (stars)")));
  }

  private static List<Double> above(
      List<TimeDecay.Point> points, Function<TimeDecay.Point, Double> of) {
    return points.stream().map(point -> of.apply(point) - point.retrained()).toList();
  }

  /** How a model learned; the first part's, where there are several. */
  Picture curve(TrainedModel model) {
    Figure figure = CurveFiles.figure(model);
    String source = source(run.result().protocol());
    return Picture.of(
        new Figure(figure.name(), figure.title(), figure.subtitle(), source, figure.plot()));
  }
}
