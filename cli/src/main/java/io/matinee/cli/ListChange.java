package io.matinee.cli;

import io.matinee.data.Movie;
import io.matinee.model.Profile;
import io.matinee.model.Profile.RatedMovie;
import io.matinee.recommendation.Filter;
import io.matinee.recommendation.Recommendation;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * How a person's list changes with what they rate, and why: for the movies that moved most, the
 * rating without which the score would differ most.
 *
 * @param served makes the lists
 * @param filter which movies may stand in them
 * @param count how many movies they have
 */
record ListChange(ServedModel served, Filter filter, int count) {
  private static final int EXPLAINED = 3; // movies

  /** A movie of the list and where it stood before; 0 where it was not to be recommended. */
  private record Moved(ListedMovie listed, int was) {
    Recommendation entry() {
      return listed.entry();
    }

    int by() {
      return Math.abs(was - entry().rank());
    }
  }

  /**
   * The list of {@code after}, what moved since {@code before}, and why.
   *
   * @param rated what the person has rated here and now; the last is the news
   */
  String text(Profile before, Profile after, List<RatedMovie> rated) {
    Map<String, Integer> ranks = ranks(before);
    List<Moved> list =
        served.list(after, filter, count).stream()
            .map(each -> new Moved(each, ranks.getOrDefault(each.entry().movie().id(), 0)))
            .toList();
    StringBuilder text = new StringBuilder(table(list).toString());
    List<Reason> reasons = reasons(list, after, rated);
    reasons.forEach(reason -> text.append(reason.text()).append('\n'));
    if (reasons.isEmpty()) {
      text.append("Nothing in the list has moved.\n");
    }
    return text.toString();
  }

  private Map<String, Integer> ranks(Profile profile) {
    Map<String, Integer> ranks = new HashMap<>();
    served
        .recommendations(profile, filter, served.dataset().movies().size())
        .forEach(entry -> ranks.put(entry.movie().id(), entry.rank()));
    return ranks;
  }

  private TextTable table(List<Moved> list) {
    TextTable table = new TextTable("", "was", "id", "title", "rating", "80 % within");
    for (Moved moved : list) {
      table.row(
          Integer.toString(moved.entry().rank()),
          moved.was() == moved.entry().rank() ? "" : Integer.toString(moved.was()),
          moved.entry().movie().id(),
          moved.entry().movie().title(),
          String.format(Locale.ROOT, "%.2f", moved.entry().rating()),
          moved.listed().estimate() == null ? "" : ListOutput.plusMinus(moved.listed()));
    }
    return table;
  }

  /**
   * Why a movie stands where it does.
   *
   * @param movie whose rating moved it most
   * @param without where it would stand without that rating
   */
  private record Reason(Moved moved, Movie movie, RatedMovie rated, int without) {
    String text() {
      String stars =
          new BigDecimal(Float.toString(rated.rating())).stripTrailingZeros().toPlainString();
      return String.format(
          Locale.ROOT,
          "%s: from %d to %d. Without your %s for %s it would stand at %d.",
          moved.entry().movie().title(),
          moved.was(),
          moved.entry().rank(),
          stars,
          movie.title(),
          without);
    }
  }

  private List<Reason> reasons(List<Moved> list, Profile after, List<RatedMovie> rated) {
    List<Moved> most =
        list.stream()
            .filter(moved -> moved.by() > 0)
            .sorted(Comparator.comparing(moved -> -moved.by())) // stable
            .limit(EXPLAINED)
            .toList();
    List<Map<String, Integer>> without = new ArrayList<>();
    for (RatedMovie each : most.isEmpty() ? List.<RatedMovie>of() : rated) {
      without.add(ranks(GivenRatings.without(after, each.movie())));
    }
    List<Reason> reasons = new ArrayList<>();
    for (Moved moved : most) {
      int[] ranks =
          without.stream()
              .mapToInt(each -> each.getOrDefault(moved.entry().movie().id(), 0))
              .toArray();
      int cause = cause(moved.entry().rank(), ranks);
      Movie movie = served.dataset().movies().get(rated.get(cause).movie());
      reasons.add(new Reason(moved, movie, rated.get(cause), ranks[cause]));
    }
    return reasons;
  }

  /** The rating whose absence would move a movie from {@code rank} most; the last among equals. */
  private static int cause(int rank, int[] without) {
    int cause = without.length - 1;
    for (int each = cause; each >= 0; each--) {
      cause = Math.abs(rank - without[each]) > Math.abs(rank - without[cause]) ? each : cause;
    }
    return cause;
  }
}
