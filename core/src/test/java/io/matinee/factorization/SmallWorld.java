package io.matinee.factorization;

import io.matinee.data.DataException;
import io.matinee.data.Dataset;
import io.matinee.data.Demographics;
import io.matinee.data.Movie;
import io.matinee.data.OfficialFolds;
import io.matinee.data.Provenance;
import io.matinee.data.RatingScale;
import io.matinee.data.Ratings;
import io.matinee.data.Split;
import io.matinee.data.User;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;

/** People, movies, and who rated what, drawn at random; what they rate is left to the tests. */
final class SmallWorld {
  static final List<String> GENRES = List.of("Comedy", "Drama", "Western");
  private static final List<String> OCCUPATIONS = List.of("artist", "doctor");
  private static final long FIRST = 884_908_800L; // 1998-01-16T00:00:00Z

  private SmallWorld() {}

  /**
   * A dataset in which each pair has a rating, of the middle of the scale, with chance {@code
   * share}.
   */
  static Dataset of(int people, int movies, double share, RatingScale scale, long seed) {
    SplittableRandom random = new SplittableRandom(seed);
    Ratings.Builder ratings = new Ratings.Builder(people * movies);
    for (int person = 0; person < people; person++) {
      long second = FIRST + 86_400L * random.nextInt(4);
      for (int movie = 0; movie < movies; movie++) {
        if (random.nextDouble() < share) {
          ratings.add(person, movie, new Levels(scale).stars(1), second);
          second += random.nextInt(4) == 0 ? 50_000 : random.nextInt(50);
        }
      }
    }
    return dataset(people(people, random), movies(movies, random), ratings.build(), scale);
  }

  private static List<User> people(int count, SplittableRandom random) {
    List<User> people = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      String gender = random.nextBoolean() ? "F" : "M";
      String occupation = OCCUPATIONS.get(random.nextInt(2));
      String zip = random.nextInt(3) == 0 ? null : random.nextInt(1, 3) + "0123";
      Integer age = random.nextInt(5) == 0 ? null : 20 + random.nextInt(15);
      people.add(new User("user " + i, new Demographics(age, gender, occupation, zip)));
    }
    return people;
  }

  private static List<Movie> movies(int count, SplittableRandom random) {
    List<Movie> movies = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      List<String> genres = GENRES.stream().filter(genre -> random.nextBoolean()).toList();
      Integer year = random.nextInt(6) == 0 ? null : 1990 + random.nextInt(4);
      movies.add(new Movie("movie " + i, "Movie " + i, year, genres));
    }
    return movies;
  }

  static Dataset dataset(
      List<User> people, List<Movie> movies, Ratings ratings, RatingScale scale) {
    Provenance provenance = new Provenance("small world", "a test", true);
    return new Dataset(
        provenance, scale, GENRES, OCCUPATIONS, people, movies, ratings, new NoFolds());
  }

  private static final class NoFolds implements OfficialFolds {
    @Override
    public List<String> names() {
      return List.of();
    }

    @Override
    public Split split(String name) {
      throw new DataException("expected no question for a fold, found " + name);
    }
  }
}
