package io.matinee.cli;

import io.matinee.cli.chart.TerminalCharts;
import io.matinee.exploration.Exploration;
import io.matinee.exploration.Finding;
import io.matinee.exploration.PeriodCount;
import io.matinee.exploration.RatingCounts;
import io.matinee.exploration.Tally;
import io.matinee.exploration.Timeline;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** An exploration as text, JSON and CSV. */
final class ExploredOutput {
  private ExploredOutput() {}

  /** The three charts and the findings; {@code ascii} keeps to ASCII, of the program's own text. */
  static String text(Exploration exploration, boolean ascii) {
    StringBuilder text = new StringBuilder(TerminalCharts.of(exploration, ascii)).append('\n');
    for (Finding finding : exploration.findings()) {
      String figures = ascii ? finding.figures().replace('–', '-') : finding.figures();
      text.append(finding.title()).append(": ").append(figures).append('\n');
    }
    return text.toString();
  }

  /** All figures, dates as text. */
  static Map<String, Object> json(Exploration exploration) {
    Map<String, Object> json = new LinkedHashMap<>();
    json.put("data", exploration.provenance());
    json.put("counts", exploration.counts());
    json.put("genres", exploration.genres().tallies());
    json.put("ratings", exploration.ratings().tallies());
    json.put("ages", exploration.ages().tallies());
    json.put("genders", exploration.genders().tallies());
    json.put("perUser", json(exploration.perUser()));
    json.put("perMovie", json(exploration.perMovie()));
    json.put("timeline", json(exploration.timeline()));
    json.put("means", exploration.means());
    json.put("findings", exploration.findings());
    return json;
  }

  private static Map<String, Object> json(RatingCounts counts) {
    Map<String, Object> json = new LinkedHashMap<>();
    json.put("least", counts.quantile(0));
    json.put("median", counts.quantile(0.5));
    json.put("most", counts.quantile(1));
    json.put("mean", counts.mean());
    json.put("top1PercentShare", counts.topShare(0.01));
    json.put("top10PercentShare", counts.topShare(0.1));
    json.put("gini", counts.gini());
    return json;
  }

  private static List<Map<String, Object>> json(Timeline timeline) {
    List<Map<String, Object>> periods = new ArrayList<>();
    for (PeriodCount period : timeline.counts()) {
      Map<String, Object> json = new LinkedHashMap<>();
      json.put("start", period.start().toString());
      json.put("count", period.count());
      periods.add(json);
    }
    return periods;
  }

  /** The bars of the three charts. */
  static String csv(Exploration exploration) {
    Map<String, List<Tally>> charts = new LinkedHashMap<>();
    charts.put("movies by genre", exploration.genres().tallies());
    charts.put("ratings", exploration.ratings().tallies());
    charts.put("ages", exploration.ages().tallies());
    List<List<String>> rows = new ArrayList<>();
    charts.forEach(
        (chart, tallies) -> {
          for (Tally tally : tallies) {
            String count = Long.toString(tally.count());
            rows.add(List.of(chart, tally.label(), count, Double.toString(tally.share())));
          }
        });
    return Csv.of(List.of("chart", "label", "count", "share"), rows);
  }
}
