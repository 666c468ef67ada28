package io.matinee.exploration;

import io.matinee.data.Dataset;
import io.matinee.data.RatingScale;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** Puts the biases of a dataset into words; a bias that its data cannot show is left out. */
final class Findings {
  private static final int YOUNG_MEDIAN = 35; // years
  private static final int OLDER = 50; // years
  private static final int FEW = 10; // ratings

  private final Dataset dataset;
  private final Exploration figures;

  private Findings(Dataset dataset, Exploration figures) {
    this.dataset = dataset;
    this.figures = figures;
  }

  static List<Finding> of(Dataset dataset, Exploration figures) {
    return new Findings(dataset, figures).all();
  }

  private List<Finding> all() {
    List<Finding> found = new ArrayList<>();
    if (dataset.provenance().synthetic()) {
      found.add(synthetic());
    }
    if (figures.means().overall() != null) {
      found.addAll(List.of(skew(), sparsity(), selection()));
    }
    if (figures.means().mostRated().size() > 1) {
      found.add(longTail());
    }
    if (figures.means().byPopularity().size() > 1) {
      found.add(popularity());
    }
    if (!figures.ages().isEmpty()) {
      found.add(ages());
    }
    if (!figures.genders().isEmpty()) {
      found.add(genders());
    }
    if (figures.genres().tallies().size() > 1) {
      found.add(genres());
    }
    if (!figures.timeline().isEmpty()) {
      found.add(timeSpan());
    }
    return found;
  }

  private Finding synthetic() {
    return new Finding(
        "Synthetic data",
        text("All %,d ratings were made up; none was observed.", figures.counts().ratings()),
        "Results show that the program works, not what people like.");
  }

  private Finding skew() {
    RatingScale scale = dataset.scale();
    List<Tally> stars = figures.ratings().tallies();
    int last = stars.size() - 1; // the middle of the scale is at last / 2
    double above =
        IntStream.rangeClosed(last / 2 + 1, last).mapToDouble(i -> stars.get(i).share()).sum();
    double below =
        IntStream.rangeClosed(0, (last - 1) / 2).mapToDouble(i -> stars.get(i).share()).sum();
    return new Finding(
        above > below ? "Ratings are skewed to the positive" : "Ratings are not skewed upwards",
        text(
            "The mean is %.2f on a scale from %s to %s; %s of the ratings are above its middle, %s"
                + " below.",
            figures.means().overall().mean(),
            Histograms.plain(scale.min()),
            Histograms.plain(scale.max()),
            percent(above),
            percent(below)),
        "A prediction is to be read against the mean, not against the middle of the scale: people"
            + " choose what they watch and rate.");
  }

  private Finding longTail() {
    RatingCounts movies = figures.perMovie();
    return new Finding(
        movies.topShare(0.2) > 0.5
            ? "A few movies hold most ratings"
            : "Ratings are spread over many movies",
        text(
            "The %,d most rated movies (1 %%) hold %s of all ratings, the top 10 %% hold %s, the"
                + " top 20 %% %s; %,d of %,d movies have fewer than %d ratings (Gini %.2f).",
            movies.top(0.01),
            percent(movies.topShare(0.01)),
            percent(movies.topShare(0.1)),
            percent(movies.topShare(0.2)),
            movies.fewerThan(FEW),
            movies.descending().size(),
            FEW,
            movies.gini()),
        "Recommending what is popular looks good on average; little is known of the long tail.");
  }

  private Finding sparsity() {
    Counts counts = figures.counts();
    return new Finding(
        counts.density() < 0.5 ? "Most ratings are missing" : "Most ratings are there",
        text(
            "%,d users and %,d movies make %,d pairs; %s of them have a rating.",
            counts.users(),
            counts.movies(),
            Math.multiplyFull(counts.users(), counts.movies()),
            percent(counts.density())),
        "What is missing is not missing at random: people rate what they chose to watch.");
  }

  private Finding selection() {
    RatingCounts users = figures.perUser();
    return new Finding(
        users.quantile(0) < FEW ? "Some users rated little" : "Who rated little is missing",
        text(
            "Ratings per user: at least %,.0f, median %,.0f, at most %,.0f; %,d of %,d users have"
                + " fewer than %d.",
            users.quantile(0),
            users.quantile(0.5),
            users.quantile(1),
            users.fewerThan(FEW),
            users.descending().size(),
            FEW),
        "Figures for known users say little about newcomers; judge those separately.");
  }

  private Finding popularity() {
    List<GroupMean> bands = figures.means().byPopularity();
    GroupMean rare = bands.get(0);
    GroupMean popular = bands.get(bands.size() - 1);
    return new Finding(
        popular.mean() > rare.mean()
            ? "Popular movies are rated higher"
            : "Popular movies are not rated higher",
        text(
            "Movies with %s ratings have a mean of %.2f, those with %s ratings %.2f.",
            popular.group(), popular.mean(), rare.group(), rare.mean()),
        "Popularity and quality are mixed up in the ratings; a mean of few ratings is noise.");
  }

  private Finding ages() {
    int[] ages = knownAges();
    Tally decade = largest(Groups.ages(dataset, MeanRatings.YEARS).sizes());
    double median = median(ages);
    return new Finding(
        median < YOUNG_MEDIAN ? "Users are young" : "Users of some ages dominate",
        text(
            "%,d of %,d users (%s) are aged %s; the median is %.0f years, %s are %d or older.",
            decade.count(),
            ages.length,
            percent(decade.share()),
            decade.label(),
            median,
            percent(IntStream.of(ages).filter(age -> age >= OLDER).count(), ages.length),
            OLDER),
        "Predictions for ages with few users rest on few people.");
  }

  private int[] knownAges() {
    return dataset.users().stream()
        .map(user -> user.demographics().age())
        .filter(Objects::nonNull)
        .mapToInt(Integer::intValue)
        .sorted()
        .toArray();
  }

  private static double median(int[] sorted) {
    int size = sorted.length;
    return (sorted[(size - 1) / 2] + sorted[size / 2]) / 2.0;
  }

  private Finding genders() {
    String users =
        figures.genders().tallies().stream()
            .map(part -> text("%s %,d (%s)", part.label(), part.count(), percent(part.share())))
            .collect(Collectors.joining(", "));
    String means =
        figures.means().byGender().stream()
            .map(mean -> text("%s %.2f", mean.group(), mean.mean()))
            .collect(Collectors.joining(", "));
    Tally largest = largest(figures.genders());
    return new Finding(
        largest.share() > 0.6 ? "Genders are out of balance" : "Genders are about in balance",
        "Users by gender: " + users + (means.isEmpty() ? "." : "; mean rating: " + means + "."),
        "Averages over all users are mostly those of the larger group; judge groups separately.");
  }

  private Finding genres() {
    List<Tally> genres = figures.genres().tallies();
    Tally common = genres.get(0);
    Tally rare = genres.get(genres.size() - 1);
    return new Finding(
        "Some genres dominate",
        text(
            "Of %,d genre marks on %,d movies, %s has %s and %s %s.",
            figures.genres().total(),
            figures.counts().movies(),
            common.label(),
            percent(common.share()),
            rare.label(),
            percent(rare.share())),
        "A model sees few examples of the rare genres.");
  }

  private Finding timeSpan() {
    Timeline timeline = figures.timeline();
    return new Finding(
        "One stretch of time",
        text(
            "Ratings were given from %s to %s (%,d days).",
            timeline.first(),
            timeline.last(),
            ChronoUnit.DAYS.between(timeline.first(), timeline.last()) + 1),
        "Tastes and movies from after that time are unknown to every model.");
  }

  private static Tally largest(Distribution distribution) {
    return distribution.tallies().stream()
        .max(Comparator.comparingLong(Tally::count))
        .orElseThrow();
  }

  private static String percent(long part, long total) {
    return percent(Distribution.share(part, total));
  }

  private static String percent(double share) {
    return text("%.1f %%", 100 * share);
  }

  private static String text(String format, Object... arguments) {
    return String.format(Locale.ROOT, format, arguments);
  }
}
