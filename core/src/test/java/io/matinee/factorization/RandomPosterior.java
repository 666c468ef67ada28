package io.matinee.factorization;

import io.matinee.data.Demographics;
import io.matinee.data.Movie;
import io.matinee.data.RatingScale;
import io.matinee.features.Attributes;
import io.matinee.features.MovieTraits;
import io.matinee.features.PersonTraits;
import io.matinee.features.Standardizer;
import io.matinee.features.Vocabulary;
import io.matinee.model.Profile.RatedMovie;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;

/**
 * A posterior whose numbers are drawn at random, of the size and shape of a real one: twelve movies
 * in training, of which movie 11 has no ratings; the catalogue has a thirteenth that training did
 * not know.
 */
final class RandomPosterior {
  static final int MOVIES = 12;
  static final long NOON = 884_952_000L; // 1998-01-16T12:00:00Z
  static final Demographics PERSON = new Demographics(33, "F", "writer", "12345");

  private static final List<String> GENRES = List.of("Comedy", "Drama");
  private static final int MOVIE_COVARIATES = GENRES.size() + 4;

  private final SplittableRandom random;

  RandomPosterior(long seed) {
    random = new SplittableRandom(seed);
  }

  /** The catalogue: training's movies and one more. */
  static List<Movie> catalogue() {
    List<Movie> movies = new ArrayList<>();
    for (int i = 0; i <= MOVIES; i++) {
      List<String> genres = i % 3 == 0 ? GENRES : List.of(GENRES.get(i % 2));
      movies.add(new Movie("id" + i, "Movie " + i, i == 5 ? null : 1980 + i, genres));
    }
    return movies;
  }

  /** Samples of the chains given, each with or without what dates do. */
  Posterior posterior(RatingScale scale, boolean dated, FactorizationSettings.Chain... chains) {
    List<PosteriorSample> samples = new ArrayList<>();
    for (FactorizationSettings.Chain chain : chains) {
      samples.add(sample(chain, new Levels(scale).count(), dated));
    }
    int[] ratings = new int[MOVIES];
    Arrays.setAll(ratings, i -> i == MOVIES - 1 ? 0 : 3 + i);
    List<String> ids = catalogue().subList(0, MOVIES).stream().map(Movie::id).toList();
    return new Posterior(scale, people(), movies(), ids, ratings, samples);
  }

  private static PersonTraits people() {
    return new PersonTraits(
        attributes("age", "30", "gender", "F", "occupation", "writer", "zip area", "12"),
        new Standardizer(30, 10));
  }

  private static MovieTraits movies() {
    Attributes attributes =
        new Attributes(
            List.of(
                new Attributes.Group("year", new Vocabulary(List.of("1981", "1992"))),
                new Attributes.Group("genre", new Vocabulary(GENRES))));
    return new MovieTraits(
        attributes, GENRES, new Standardizer(1985, 5), 1983, 1989, new Standardizer(2, 0.5));
  }

  private static Attributes attributes(String... namesAndValues) {
    List<Attributes.Group> groups = new ArrayList<>();
    for (int i = 0; i < namesAndValues.length; i += 2) {
      Vocabulary values = new Vocabulary(List.of("other", namesAndValues[i + 1]));
      groups.add(new Attributes.Group(namesAndValues[i], values));
    }
    return new Attributes(groups);
  }

  private PosteriorSample sample(FactorizationSettings.Chain chain, int levels, boolean dated) {
    int person = chain.factors() + 1 + MOVIE_COVARIATES;
    int movie = chain.factors() + 1 + PersonTraits.COVARIATES;
    double[] cutpoints = new double[chain.probit() ? levels - 1 : 0];
    Arrays.setAll(cutpoints, k -> -1.5 + 2.5 * k / (levels - 2));
    return new PosteriorSample(
        chain,
        chain.probit() ? 0 : 3.5,
        chain.probit() ? 1 : 1.25,
        cutpoints,
        common(person),
        normal(8 * person),
        normal(chain.history() ? MOVIES * person : 0),
        chain.history() ? new Newcomers(common(person), normal(person)) : null,
        normal(MOVIES * movie),
        normal(MOVIES),
        new NewMovies(common(movie), normal(4 * movie)),
        dated ? new PosteriorSample.Dates(10242, numbers(3), new double[] {50, 8, 5}) : null);
  }

  private NormalWishart common(int width) {
    return new NormalWishart(numbers(width), Dense.positiveDefinite(random, width, 1));
  }

  private double[] numbers(int size) {
    return SampleTensors.doubles(normal(size));
  }

  private float[] normal(int size) {
    float[] values = new float[size];
    for (int i = 0; i < size; i++) {
      values[i] = (float) (0.4 * random.nextGaussian());
    }
    return values;
  }

  /** Ratings of some movies by time, several within some minutes and days. */
  static List<RatedMovie> history(int... movies) {
    List<RatedMovie> history = new ArrayList<>();
    for (int i = 0; i < movies.length; i++) {
      long second = NOON + i / 2 * 45L + (i > 5 ? 2 * 86_400L : 0);
      history.add(new RatedMovie(movies[i], 1 + i * 7 % 5, second));
    }
    return history;
  }
}
