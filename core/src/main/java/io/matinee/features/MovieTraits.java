package io.matinee.features;

import io.matinee.data.Dataset;
import io.matinee.data.Movie;
import io.matinee.data.Ratings;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.stream.IntStream;

/**
 * How the factorization sees movies: flags that say what a movie is like, and numbers on which
 * people may differ. Fitted on the training part.
 *
 * @param attributes year of release and genres
 * @param genres those that are covariates, in the dataset's order
 * @param year standardises the year, over the training ratings
 * @param oldest movies released before this year are old: about a seventh of the training ratings
 * @param newest movies released from this year on are new: about a third of the training ratings
 * @param popularity standardises log(1 + ratings), over the training ratings
 */
public record MovieTraits(
    Attributes attributes,
    List<String> genres,
    Standardizer year,
    int oldest,
    int newest,
    Standardizer popularity) {
  private static final double OLD = 0.15; // of the training ratings
  private static final double NEW = 0.7;
  private static final int NUMBERS = 4; // covariates besides genres

  /** Checks that all is there and keeps its own copy of the genres. */
  public MovieTraits {
    Objects.requireNonNull(attributes, "attributes");
    Objects.requireNonNull(year, "year");
    Objects.requireNonNull(popularity, "popularity");
    genres = List.copyOf(genres);
  }

  /**
   * Fits to the movies of {@code dataset} rated in {@code train}.
   *
   * @param useAttributes whether there are to be flags, and genres among the covariates
   */
  public static MovieTraits fit(Dataset dataset, Ratings train, boolean useAttributes) {
    List<Movie> movies = dataset.movies();
    int[] counts = train.countPerMovie(movies.size());
    TreeMap<Integer, Long> years = new TreeMap<>(); // ratings of the movies of a year
    for (int movie = 0; movie < counts.length; movie++) {
      if (movies.get(movie).year() != null && counts[movie] > 0) {
        years.merge(movies.get(movie).year(), (long) counts[movie], Long::sum);
      }
    }
    return new MovieTraits(
        useAttributes ? attributes(dataset, counts) : Attributes.NONE,
        useAttributes ? dataset.genres() : List.of(),
        Standardizer.fit(train.size(), row -> yearOrNaN(movies.get(train.movie(row)))),
        quantile(years, OLD),
        quantile(years, NEW),
        Standardizer.fit(train.size(), row -> Math.log1p(counts[train.movie(row)])));
  }

  private static double yearOrNaN(Movie movie) {
    return movie.year() == null ? Double.NaN : movie.year();
  }

  /** The year below which a share of the ratings lies; 0 where no year is known. */
  private static int quantile(TreeMap<Integer, Long> years, double share) {
    double left = share * years.values().stream().mapToLong(Long::longValue).sum();
    for (Map.Entry<Integer, Long> year : years.entrySet()) {
      left -= year.getValue();
      if (left < 0) {
        return year.getKey();
      }
    }
    return 0;
  }

  private static Attributes attributes(Dataset dataset, int[] counts) {
    List<String> years =
        IntStream.range(0, counts.length)
            .filter(movie -> counts[movie] > 0)
            .mapToObj(movie -> yearOf(dataset.movies().get(movie)))
            .toList();
    return new Attributes(
        List.of(
            new Attributes.Group("year", Vocabulary.of(years)),
            new Attributes.Group("genre", new Vocabulary(dataset.genres()))));
  }

  private static String yearOf(Movie movie) {
    return movie.year() == null ? null : movie.year().toString();
  }

  /** The numbers of the flags that {@code movie} has, ascending. */
  public int[] flags(Movie movie) {
    if (attributes.groups().isEmpty()) {
      return new int[0];
    }
    String year = yearOf(movie);
    return attributes.encode(List.of(year == null ? List.of() : List.of(year), movie.genres()));
  }

  /** How many numbers {@link #covariates} gives. */
  public int covariateCount() {
    return genres.size() + NUMBERS;
  }

  /**
   * The numbers on which people may differ: each genre 1/√g for a movie of g genres; then year,
   * new, old and popularity, 0 for what is not known (the popularity of a movie without ratings).
   *
   * @param ratings how many ratings of the movie are in the training part
   * @return [{@link #covariateCount}]
   */
  public float[] covariates(Movie movie, int ratings) {
    float[] covariates = new float[covariateCount()];
    int[] known = movie.genres().stream().mapToInt(genres::indexOf).filter(i -> i >= 0).toArray();
    int[] flags = Arrays.stream(known).distinct().toArray();
    for (int genre : flags) {
      covariates[genre] = (float) (1 / Math.sqrt(flags.length));
    }
    int at = genres.size();
    if (movie.year() != null) {
      covariates[at] = year.score(movie.year());
      covariates[at + 1] = movie.year() >= newest ? 1 : 0;
      covariates[at + 2] = movie.year() < oldest ? 1 : 0;
    }
    if (ratings > 0) {
      double score = (Math.log1p(ratings) - popularity.mean()) / popularity.deviation();
      covariates[at + 3] = (float) score;
    }
    return covariates;
  }
}
