package io.matinee.cli;

import io.matinee.data.Dataset;
import io.matinee.data.Movie;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** Finds movies by what people know of them: the id, or part of the title. */
final class TitleSearch {
  private static final int SHOWN = 5; // of several that fit

  private final Dataset dataset;
  private final int[] popularity; // [movies] ratings

  TitleSearch(Dataset dataset) {
    this.dataset = dataset;
    this.popularity = dataset.ratings().countPerMovie(dataset.movies().size());
  }

  /** The movies whose title holds {@code text}, the most rated first, by dense index. */
  List<Integer> find(String text) {
    String lower = text.toLowerCase(Locale.ROOT);
    return find(title -> title.toLowerCase(Locale.ROOT).contains(lower));
  }

  private List<Integer> find(Predicate<String> fits) {
    List<Movie> movies = dataset.movies();
    return IntStream.range(0, movies.size())
        .filter(movie -> fits.test(movies.get(movie).title()))
        .boxed()
        .sorted(Comparator.comparing(movie -> -popularity[movie])) // stable
        .toList();
  }

  /**
   * The one movie that {@code text} means: by id, by whole title with or without its year, or by
   * part of the title.
   *
   * @return dense index
   * @throws WrongUsage if none or several fit
   */
  int one(String text) {
    int byId = dataset.tryMovieIndex(text);
    if (byId >= 0) {
      return byId;
    }
    List<Integer> whole = find(title -> isWhole(title, text));
    List<Integer> found = whole.size() == 1 ? whole : find(text);
    if (found.size() == 1) {
      return found.get(0);
    }
    throw new WrongUsage(
        "expected the id or part of the title of one movie, found %s"
            .formatted(found.isEmpty() ? PersonQuestions.shown(text) : several(text, found)));
  }

  private static boolean isWhole(String title, String text) {
    return title.equalsIgnoreCase(text)
        || title.replaceFirst("\\s*\\(\\d{4}\\)$", "").equalsIgnoreCase(text);
  }

  private String several(String text, List<Integer> found) {
    String first =
        found.stream()
            .limit(SHOWN)
            .map(movie -> dataset.movies().get(movie))
            .map(movie -> movie.id() + " " + movie.title())
            .collect(Collectors.joining(", "));
    return "%d with %s: %s%s"
        .formatted(
            found.size(), PersonQuestions.shown(text), first, found.size() > SHOWN ? ", ..." : "");
  }
}
