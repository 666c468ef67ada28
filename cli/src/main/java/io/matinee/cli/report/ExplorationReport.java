package io.matinee.cli.report;

import io.matinee.cli.chart.Picture;
import io.matinee.cli.chart.Text;
import io.matinee.data.Dataset;
import io.matinee.data.Provenance;
import io.matinee.exploration.Counts;
import io.matinee.exploration.Exploration;
import io.matinee.exploration.GroupMean;
import io.matinee.exploration.MeanRatings;
import io.matinee.exploration.RatingCounts;
import java.util.ArrayList;
import java.util.List;

/** Puts an exploration into words, tables and pictures. */
final class ExplorationReport {
  private ExplorationReport() {}

  static HtmlReport of(Dataset dataset, Exploration exploration, List<Picture> pictures) {
    Provenance provenance = exploration.provenance();
    HtmlReport report = new HtmlReport(Text.titled(provenance, provenance.name()));
    report.heading("Data").table(List.of(), facts(dataset, exploration));
    report
        .heading("What to know before trusting a model")
        .table(
            List.of("Finding", "Figures", "What it means"),
            exploration.findings().stream()
                .map(finding -> List.of(finding.title(), finding.figures(), finding.meaning()))
                .toList());
    report.heading("Charts");
    pictures.forEach(report::picture);
    addCounts(report, exploration);
    addMeans(report, exploration.means());
    return report;
  }

  private static List<List<String>> facts(Dataset dataset, Exploration exploration) {
    Counts counts = exploration.counts();
    GroupMean overall = exploration.means().overall();
    List<List<String>> facts = new ArrayList<>();
    facts.add(List.of("Source", exploration.provenance().describe()));
    facts.add(List.of("Checksum", dataset.checksum()));
    facts.add(List.of("Users", Text.number(counts.users())));
    facts.add(List.of("Movies", Text.number(counts.movies())));
    facts.add(List.of("Ratings", Text.number(counts.ratings())));
    facts.add(List.of("Pairs of user and movie with a rating", Text.percent(counts.density())));
    if (overall != null) {
      facts.add(List.of("Mean rating (stars)", Text.decimal(overall.mean(), 2)));
    }
    return facts;
  }

  private static void addCounts(HtmlReport report, Exploration exploration) {
    report
        .heading("Ratings per user and per movie")
        .table(
            List.of(
                "",
                "Least",
                "Quarter",
                "Median",
                "Three quarters",
                "Most",
                "Mean",
                "Fewer than 5",
                "Fewer than 10",
                "Top 1 %",
                "Top 10 %",
                "Top 20 %",
                "Gini"),
            List.of(
                counts("Per user", exploration.perUser()),
                counts("Per movie", exploration.perMovie())));
  }

  private static List<String> counts(String name, RatingCounts counts) {
    return List.of(
        name,
        Text.number(Math.round(counts.quantile(0))),
        Text.number(Math.round(counts.quantile(0.25))),
        Text.number(Math.round(counts.quantile(0.5))),
        Text.number(Math.round(counts.quantile(0.75))),
        Text.number(Math.round(counts.quantile(1))),
        Text.decimal(counts.mean(), 2),
        Text.number(counts.fewerThan(5)),
        Text.number(counts.fewerThan(10)),
        Text.percent(counts.topShare(0.01)),
        Text.percent(counts.topShare(0.1)),
        Text.percent(counts.topShare(0.2)),
        Text.decimal(counts.gini(), 2));
  }

  private static void addMeans(HtmlReport report, MeanRatings means) {
    addMeans(report, "Most rated movies", means.mostRated());
    addMeans(report, "Mean rating by genre", means.byGenre());
    addMeans(report, "Mean rating by age of the user", means.byAge());
    addMeans(report, "Mean rating by gender of the user", means.byGender());
    addMeans(report, "Mean rating by occupation of the user", means.byOccupation());
    addMeans(report, "Mean rating by number of ratings that the movie has", means.byPopularity());
  }

  private static void addMeans(HtmlReport report, String heading, List<GroupMean> means) {
    if (means.isEmpty()) {
      return;
    }
    report
        .heading(heading)
        .table(
            List.of("Group", "Ratings", "Mean (stars)", "Standard error"),
            means.stream().map(ExplorationReport::row).toList());
  }

  private static List<String> row(GroupMean mean) {
    String error = mean.standardError() == null ? "" : Text.decimal(mean.standardError(), 3);
    return List.of(mean.group(), Text.number(mean.count()), Text.decimal(mean.mean(), 2), error);
  }
}
