package io.matinee.cli;

import io.matinee.cli.chart.Text;
import io.matinee.cli.report.HtmlReport;
import io.matinee.evaluation.BenchmarkResult;
import io.matinee.evaluation.ColdStartCurve;
import io.matinee.evaluation.Metric;
import io.matinee.evaluation.ModelResult;
import io.matinee.evaluation.TimeDecay;
import io.matinee.explanation.Faithfulness;
import java.util.Comparator;
import java.util.List;

/** The section on what the published report names as weaknesses, each answered with figures. */
final class BenchmarkWeaknesses {
  private final BenchmarkRun run;
  private final BenchmarkResult result;
  private final BenchmarkFigures figures;
  private final HtmlReport page;

  BenchmarkWeaknesses(BenchmarkRun run, BenchmarkFigures figures, HtmlReport page) {
    this.run = run;
    this.result = run.result();
    this.figures = figures;
    this.page = page;
  }

  void add() {
    overfitting();
    resources();
    bias();
    cold();
    time();
    run.notes().forEach(page::paragraph);
  }

  private void overfitting() {
    BenchmarkTables.Table table = BenchmarkTables.overfitting(result);
    if (table.rows().isEmpty()) {
      return;
    }
    page.heading("Weakness: overfitting, and what can be read off");
    result.models().stream()
        .filter(model -> model.trainRmse() != null)
        .max(Comparator.comparingDouble(BenchmarkWeaknesses::overfit))
        .ifPresent(
            model ->
                page.paragraph(
                    "%s has the widest gap between ratings learned from and ratings held out: %s."
                        .formatted(
                            BenchmarkReport.capital(model.name()),
                            BenchmarkTables.signed(overfit(model)))));
    result
        .best(Metric.RMSE)
        .filter(best -> best.likeBiases() != null)
        .ifPresent(
            best ->
                page.paragraph(
                    ("Interpretability: two numbers that can be read off, a person's and a movie's"
                            + " bias, explain %s of the variance of what %s predicts (squared"
                            + " correlation over the held-out ratings). The rest is personal taste,"
                            + " which needs reasons of its own.")
                        .formatted(Text.percent(best.likeBiases()), best.name())));
    if (run.reasons() != null) {
      page.paragraph(reasons(run.reasons()));
    }
    BenchmarkReport.add(page, table);
    run.curves().forEach(model -> page.picture(figures.curve(model)));
  }

  private static String reasons(Faithfulness reasons) {
    return ("Deletion test of the factorization's reasons (matinee explain), over %,d people: without"
            + " the %d ratings named first as reasons for the movie of the highest predicted rating,"
            + " that rating moves by %s stars, without %d at random by %s: %s times as far, and"
            + " further for %s of the people.")
        .formatted(
            reasons.people(),
            reasons.reasons(),
            Text.decimal(reasons.named(), 4),
            reasons.reasons(),
            Text.decimal(reasons.random(), 4),
            Text.decimal(reasons.ratio(), 1),
            Text.percent(reasons.ahead()));
  }

  private static double overfit(ModelResult model) {
    return model.value(Metric.RMSE) - model.trainRmse();
  }

  private void resources() {
    page.heading("Weakness: resources");
    page.paragraph(
        "Wall-clock seconds, summed over folds: training, then predicting all held-out ratings and"
            + " making everybody's list. Model: heap that the trained model holds, after a garbage collection. Peak:"
            + " the most heap in use meanwhile, garbage not yet collected and everything else in"
            + " the process included. The first models also pay for warming up the JVM. A model"
            + " built on another bears its cost. "
            + run.machine()
            + ".");
    BenchmarkReport.add(page, BenchmarkTables.costs(result));
  }

  private void bias() {
    page.heading("Weakness: bias of the data");
    result
        .best(Metric.RMSE)
        .filter(best -> !best.gaps().isEmpty())
        .ifPresent(
            best ->
                page.paragraph(
                    "The largest difference that %s makes is by %s: RMSE %s where it is %s, %s where it is %s."
                        .formatted(
                            best.name(),
                            best.gaps().get(0).by(),
                            Text.decimal(best.gaps().get(0).best().metrics().rmse(), 4),
                            best.gaps().get(0).best().value(),
                            Text.decimal(best.gaps().get(0).worst().metrics().rmse(), 4),
                            best.gaps().get(0).worst().value())));
    result
        .best(Metric.NDCG)
        .ifPresent(
            best ->
                page.paragraph(
                    ("Popularity: movies in the lists of %s have %s training ratings on average;"
                            + " the lists show %s of the catalogue to somebody, and their places"
                            + " have a Gini coefficient of %s.")
                        .formatted(
                            best.name(),
                            Text.decimal(best.value(Metric.POPULARITY), 0),
                            Text.percent(best.value(Metric.COVERAGE)),
                            Text.decimal(best.value(Metric.GINI), 2))));
  }

  private void cold() {
    if (run.cold() == null) {
      return;
    }
    page.heading("Weakness: cold start");
    page.paragraph(
        "Trained without a fifth of the people, then asked about these with so many of their"
            + " ratings known: %s. The same held-out ratings throughout. Factorization: %s."
                .formatted(run.cold().protocol().split(), run.sampling().get(1)));
    BenchmarkReport.add(
        page,
        BenchmarkTables.cold(run.cold(), "RMSE by ratings known", ColdStartCurve.Point::rmse));
    BenchmarkReport.add(
        page,
        BenchmarkTables.cold(run.cold(), "NDCG by ratings known", ColdStartCurve.Point::ndcg));
    figures
        .cold("cold-rmse", "Cold start: errors", "RMSE (stars)", ColdStartCurve.Point::rmse)
        .ifPresent(page::picture);
    figures
        .cold("cold-ndcg", "Cold start: lists", "NDCG", ColdStartCurve.Point::ndcg)
        .ifPresent(page::picture);
  }

  private void time() {
    if (run.decay() == null || run.decay().models().isEmpty()) {
      return;
    }
    page.heading("Weakness: time");
    page.paragraph(
        "Trained on the first half of all ratings by time and tested on each following tenth: as it"
            + " was; told what people have rated since, without training; and trained again on"
            + " everything before the tenth. Factorization: "
            + run.sampling().get(1)
            + ".");
    run.decay().models().forEach(this::sentence);
    BenchmarkReport.add(page, BenchmarkTables.decay(run.decay()));
    figures.decay().ifPresent(page::picture);
  }

  private void sentence(String name, List<TimeDecay.Point> points) {
    TimeDecay.Point last = points.get(points.size() - 1);
    page.paragraph(
        "%s, on the last tenth: RMSE %s as it was, %s told (%s), %s retrained (%s more)."
            .formatted(
                name,
                Text.decimal(last.asItWas(), 4),
                Text.decimal(last.told(), 4),
                BenchmarkTables.signed(last.told() - last.asItWas()),
                Text.decimal(last.retrained(), 4),
                BenchmarkTables.signed(last.retrained() - last.told())));
  }
}
