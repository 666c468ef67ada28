package io.matinee.cli;

import io.matinee.cli.chart.CategoryLines;
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
  private static final List<String> UNORDERED = List.of("gender", "occupation");

  private final BenchmarkRun run;
  private final List<String> names;

  BenchmarkFigures(BenchmarkRun run) {
    this.run = run;
    this.names = run.result().models().stream().map(ModelResult::name).toList();
  }

  private Picture picture(
      Protocol protocol, String name, String title, String subtitle, Plot plot) {
    String conditions =
        "%s, checksum %.8s; %s; version %s, seed %d; %s"
            .formatted(
                protocol.data(),
                protocol.checksum(),
                protocol.split(),
                protocol.version(),
                run.seed(),
                run.command());
    String source = Text.cut(conditions, LONGEST_SOURCE);
    return Picture.of(new Figure(name, Text.titled(run.data(), title), subtitle, source, plot));
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
      if (model.uncertainty() != null) {
        points.put(
            model.name(),
            BenchmarkData.filled(model.uncertainty()).stream()
                .map(bin -> new Point(bin.predicted(), bin.observed()))
                .toList());
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
                    + " probabilities of its own",
                new ModelPoints(points, names, "P(liked)", "share liked", true)));
  }

  /** The RMSE of all models by one way to slice; empty where there is none. */
  Optional<Picture> slices(String by, String title) {
    List<String> values =
        run.result().models().stream()
            .flatMap(model -> model.slices().stream())
            .filter(slice -> slice.by().equals(by))
            .filter(slice -> slice.people() >= SliceGap.FEWEST_PEOPLE)
            .map(SliceMetrics::value)
            .distinct()
            .toList();
    Map<String, List<Double>> series = new LinkedHashMap<>();
    for (ModelResult model : run.result().models()) {
      if (!model.slices().isEmpty()) {
        series.put(model.name(), values.stream().map(value -> rmse(model, by, value)).toList());
      }
    }
    String name = "rmse-by-" + by.replaceAll("[^a-z]+", "-");
    return values.isEmpty()
        ? Optional.empty()
        : Optional.of(
            picture(
                run.result().protocol(),
                name,
                title,
                "Lower is better; slices of %d people or more, the table has all"
                    .formatted(SliceGap.FEWEST_PEOPLE),
                new CategoryLines(values, series, names, !UNORDERED.contains(by), by, RMSE)));
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
    Map<String, List<Double>> series = new LinkedHashMap<>();
    run.cold()
        .models()
        .forEach(
            (model, points) -> {
              if (points.stream().allMatch(point -> of.apply(point) != null)) {
                series.put(model, points.stream().map(of).toList());
              }
            });
    List<String> given = ColdPeople.GIVEN.stream().map(String::valueOf).toList();
    return series.isEmpty()
        ? Optional.empty()
        : Optional.of(
            picture(
                run.cold().protocol(),
                name,
                title,
                "People whom no model has seen in training",
                new CategoryLines(
                    given, series, names, true, "ratings of the person known", yTitle)));
  }

  /** How errors grow with the age of a model; empty where no model was trained for it. */
  Optional<Picture> decay() {
    TimeDecay decay = run.decay();
    Map<String, List<Double>> series = new LinkedHashMap<>();
    decay
        .models()
        .forEach(
            (name, points) -> {
              series.put(
                  name + ", as it was", points.stream().map(TimeDecay.Point::asItWas).toList());
              series.put(name + ", told", points.stream().map(TimeDecay.Point::told).toList());
              series.put(
                  name + ", retrained", points.stream().map(TimeDecay.Point::retrained).toList());
            });
    List<String> tenths = new ArrayList<>();
    decay
        .tenths()
        .forEach(
            tenth ->
                tenths.add("%.0f-%.0f %%".formatted(100 * tenth.from(), 100 * tenth.from() + 10)));
    return series.isEmpty()
        ? Optional.empty()
        : Optional.of(
            picture(
                decay.protocol(),
                "decay",
                "How errors grow with the age of a model, and what retraining gives back",
                "Told: the old model knows what people rated since; it is not trained again",
                new CategoryLines(
                    tenths, series, List.copyOf(series.keySet()), true, "ratings, by time", RMSE)));
  }
}
