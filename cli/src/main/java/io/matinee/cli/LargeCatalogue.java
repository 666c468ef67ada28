package io.matinee.cli;

import io.matinee.data.Dataset;
import io.matinee.data.Movie;
import io.matinee.data.SyntheticDataset;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.stream.IntStream;

/** Large catalogues, made up, to score. Movies of the same year and genres are scored once. */
final class LargeCatalogue {
  private LargeCatalogue() {}

  /** {@code count} movies, many of them of the same year and genres, as in life. */
  static List<Movie> usual(int count) {
    return SyntheticDataset.generate(1, count, 0, 1).movies();
  }

  /**
   * {@code count} movies no two of which are alike, of the years and genres of {@code dataset};
   * fewer where those do not suffice.
   */
  static List<Movie> different(Dataset dataset, int count) {
    List<Integer> years =
        dataset.movies().stream().map(Movie::year).filter(Objects::nonNull).distinct().toList();
    List<String> genres = dataset.genres();
    long most = (long) years.size() << Math.min(30, genres.size());
    List<Movie> movies = new ArrayList<>();
    for (int i = 0; i < Math.min(count, most); i++) {
      int flags = i / years.size();
      List<String> some =
          IntStream.range(0, Math.min(30, genres.size()))
              .filter(genre -> (flags >> genre & 1) == 1)
              .mapToObj(genres::get)
              .toList();
      movies.add(new Movie(Integer.toString(i + 1), "movie", years.get(i % years.size()), some));
    }
    return movies;
  }

  /** How many of {@code movies} differ in year or genres. */
  static long kinds(List<Movie> movies) {
    return movies.stream()
        .map(movie -> List.of(movie.genres(), "" + movie.year()))
        .distinct()
        .count();
  }
}
