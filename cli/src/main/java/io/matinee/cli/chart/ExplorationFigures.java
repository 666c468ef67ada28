package io.matinee.cli.chart;

import io.matinee.exploration.Distribution;
import io.matinee.exploration.Exploration;
import io.matinee.exploration.GroupMean;
import io.matinee.exploration.MeanRatings;
import io.matinee.exploration.Period;
import io.matinee.exploration.PeriodCount;
import io.matinee.exploration.RatingCounts;
import io.matinee.exploration.Tally;
import io.matinee.exploration.Timeline;
import java.time.format.DateTimeFormatter;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.function.Function;

/** The figures of an exploration. */
public final class ExplorationFigures {
  static final String GENRES = "Movies by genre";
  static final String RATINGS = "Distribution of ratings";
  static final String AGES = "Ages of users";

  private static final String NO_RATINGS = "This dataset has no ratings";
  private static final int MOST_GROUPS = 30;
  private static final int ROOMY_BARS = 6;

  private final Exploration exploration;

  private ExplorationFigures(Exploration exploration) {
    this.exploration = exploration;
  }

  /** All figures, in the order in which a report shows them. */
  public static List<Figure> of(Exploration exploration) {
    return new ExplorationFigures(exploration).all();
  }

  private List<Figure> all() {
    MeanRatings means = exploration.means();
    return List.of(
        genres(),
        ratings(),
        ages(),
        ranks("user", exploration.perUser()),
        ranks("movie", exploration.perMovie()),
        timeline(),
        means("genre", "genre of the movie", means.byGenre()),
        means("age", "age of the user (years)", means.byAge()),
        means("gender", "gender of the user", means.byGender()),
        means("occupation", "occupation of the user", means.byOccupation()),
        means("popularity", "number of ratings that the movie has", means.byPopularity()));
  }

  private Figure genres() {
    Distribution all = exploration.genres();
    if (all.isEmpty()) {
      return empty("genres", GENRES, "This dataset has no genres");
    }
    List<Tally> shown = all.tallies().stream().limit(MOST_GROUPS).toList();
    String subtitle =
        "%s movies carry %s genre marks, as a movie may have several; above the bars: their share"
            .formatted(Text.number(exploration.counts().movies()), Text.number(all.total()));
    return figure(
        "genres",
        GENRES + limited(shown.size(), all.tallies().size()),
        subtitle,
        bars(shown, tally -> Text.percent(tally.share()), "genre", "movies"));
  }

  private Figure ratings() {
    Distribution ratings = exploration.ratings();
    if (ratings.isEmpty()) {
      return empty("ratings", RATINGS, NO_RATINGS);
    }
    boolean roomy = ratings.tallies().size() <= ROOMY_BARS;
    return figure(
        "ratings",
        RATINGS,
        Text.number(ratings.total()) + " ratings; above the bars: share of all ratings",
        bars(
            ratings.tallies(),
            tally ->
                (roomy ? Text.number(tally.count()) + " · " : "") + Text.percent(tally.share()),
            "rating (stars)",
            "ratings"));
  }

  private Figure ages() {
    Distribution ages = exploration.ages();
    if (ages.isEmpty()) {
      return empty("ages", AGES, "This dataset has no ages");
    }
    return figure(
        "ages",
        AGES,
        Text.number(ages.total()) + " users of known age; above the bars: users",
        bars(ages.tallies(), tally -> Text.number(tally.count()), "age (years)", "users"));
  }

  private static Plot bars(
      List<Tally> tallies, Function<Tally, String> value, String xTitle, String yTitle) {
    return new BarPlot(
        Text.labels(tallies.stream().map(Tally::label).toList()),
        tallies.stream().map(Tally::count).toList(),
        tallies.stream().map(value).toList(),
        xTitle,
        yTitle);
  }

  private Figure ranks(String noun, RatingCounts counts) {
    String name = "ratings-per-" + noun;
    String title = "Ratings per " + noun;
    if (counts.total() == 0) {
      return empty(name, title, NO_RATINGS);
    }
    String subtitle =
        "Median %s, most %s; the top 10 %% of %ss have %s of all ratings"
            .formatted(
                Text.number(Math.round(counts.quantile(0.5))),
                Text.number(Math.round(counts.quantile(1))),
                noun,
                Text.percent(counts.topShare(0.1)));
    List<Integer> rated = counts.descending().stream().filter(count -> count > 0).toList();
    return figure(
        name, title, subtitle, new RankPlot(rated, noun + "s by rank, the one with most first"));
  }

  private Figure timeline() {
    Timeline timeline = exploration.timeline();
    String title = "Ratings over time";
    if (timeline.isEmpty()) {
      return empty("timeline", title, "The ratings of this dataset have no dates");
    }
    String unit = timeline.period().name().toLowerCase(Locale.ROOT);
    String subtitle =
        "By %s from %s to %s (UTC)".formatted(unit, timeline.first(), timeline.last())
            + (timeline.period() == Period.DAY
                ? ""
                : "; the first and the last %s may be cut short".formatted(unit));
    return figure("timeline", title, subtitle, steps(timeline, unit));
  }

  private static Plot steps(Timeline timeline, String unit) {
    DateTimeFormatter format =
        DateTimeFormatter.ofPattern(
            timeline.period() == Period.MONTH ? "MMM yyyy" : "d MMM yyyy", Locale.ENGLISH);
    List<PeriodCount> counts = timeline.counts();
    return new BarPlot(
        counts.stream().map(count -> format.format(count.start())).toList(),
        counts.stream().map(PeriodCount::count).toList(),
        counts.stream().map(count -> Text.number(count.count())).toList(),
        timeline.period() == Period.DAY ? "day" : "first day of the " + unit,
        "ratings per " + unit);
  }

  private Figure means(String noun, String xTitle, List<GroupMean> all) {
    List<GroupMean> shown = largest(all);
    String title =
        "Mean rating by " + xTitle.replace(" (years)", "") + limited(shown.size(), all.size());
    String name = "mean-by-" + noun;
    if (shown.isEmpty()) {
      return empty(name, title, "No rating has a known " + noun);
    }
    double overall = exploration.means().overall().mean();
    String subtitle =
        "Dots: means with 95 % intervals, ratings taken as independent; dashed: all ratings ("
            + Text.decimal(overall, 2)
            + ")";
    return figure(name, title, subtitle, new MeansPlot(shown, overall, xTitle));
  }

  /** The groups with most ratings, in the order they had. */
  private static List<GroupMean> largest(List<GroupMean> all) {
    List<GroupMean> kept =
        all.stream()
            .sorted(Comparator.comparingLong(GroupMean::count).reversed())
            .limit(MOST_GROUPS)
            .toList();
    return all.stream().filter(kept::contains).toList();
  }

  private static String limited(int shown, int all) {
    return shown < all ? " (the largest %d of %d)".formatted(shown, all) : "";
  }

  private Figure empty(String name, String title, String message) {
    return figure(name, title, "", new EmptyPlot(message));
  }

  private Figure figure(String name, String title, String subtitle, Plot plot) {
    return Figure.of(exploration.provenance(), name, title, subtitle, plot);
  }
}
