package io.matinee.cli;

import io.matinee.data.Dataset;
import io.matinee.data.Movie;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** Finds movies by what people know of them. */
final class MovieSearch {
  private static final int NAMED = 5; // movies of an answer that several fit

  private final List<Movie> movies;
  private final Dataset dataset;
  private final int[] popularity; // [movies] ratings

  MovieSearch(Dataset dataset) {
    this.dataset = dataset;
    this.movies = dataset.movies();
    this.popularity = dataset.ratings().countPerMovie(movies.size());
  }

  /** The movies whose title holds {@code text} in whatever case, the most rated first. */
  List<Integer> holding(String text) {
    String lower = text.toLowerCase(Locale.ROOT);
    return IntStream.range(0, movies.size())
        .filter(movie -> movies.get(movie).title().toLowerCase(Locale.ROOT).contains(lower))
        .boxed()
        .sorted(Comparator.comparing(movie -> -popularity[movie])) // stable
        .toList();
  }

  /**
   * The dense index of the movie that {@code text} means: its id, its title with or without the
   * year, or a part of its title that no other has.
   *
   * @throws WrongUsage if it means none, or several
   */
  int one(String text) {
    int byId = dataset.tryMovieIndex(text);
    if (byId >= 0) {
      return byId;
    }
    List<Integer> found = text.isBlank() ? List.of() : holding(text);
    List<Integer> whole = found.stream().filter(movie -> isTitle(text, movie)).toList();
    List<Integer> meant = whole.isEmpty() ? found : whole;
    if (meant.isEmpty()) {
      throw new WrongUsage(
          "expected a movie of the data, its id (such as %s) or a part of its title, found %s"
              .formatted(movies.get(0).id(), PersonQuestions.shown(text)));
    }
    if (meant.size() > 1) {
      throw new WrongUsage(several(text, meant));
    }
    return meant.get(0);
  }

  private boolean isTitle(String text, int movie) {
    String title = movies.get(movie).title();
    return title.equalsIgnoreCase(text)
        || title.replaceFirst("\\s*\\(\\d{4}\\)\\s*$", "").equalsIgnoreCase(text);
  }

  private String several(String text, List<Integer> found) {
    String named =
        found.stream()
            .limit(NAMED)
            .map(movie -> "%s %s".formatted(movies.get(movie).id(), movies.get(movie).title()))
            .collect(Collectors.joining(", "));
    String more = found.size() > NAMED ? " and %,d more".formatted(found.size() - NAMED) : "";
    return "expected one movie, found %,d for %s: %s%s; give the id of one"
        .formatted(found.size(), text, named, more);
  }
}
