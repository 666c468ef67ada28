package io.matinee.ranking;

import io.matinee.data.Dataset;
import io.matinee.data.Demographics;
import io.matinee.data.Movie;
import io.matinee.data.Ratings;
import io.matinee.model.HandMade;
import io.matinee.model.Profile;
import io.matinee.model.Profile.RatedMovie;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * Sixty people and twelve movies: women watch the first six, men the last six, each all but one or
 * two of them; nobody watches movie 12.
 */
final class SmallCrowd {
  static final int PEOPLE = 60;
  static final int MOVIES = 13;
  static final Demographics WOMAN = new Demographics(null, "F", null, null);
  static final Demographics MAN = new Demographics(null, "M", null, null);

  private SmallCrowd() {}

  static Ratings ratings() {
    Ratings.Builder ratings = new Ratings.Builder(PEOPLE * 6);
    for (int person = 0; person < PEOPLE; person++) {
      for (int i = 0; i < 6; i++) {
        if ((person + i) % 5 != 0) {
          ratings.add(person, person % 2 * 6 + i, 1 + (person + 2 * i) % 5, i);
        }
      }
    }
    return ratings.build();
  }

  static Dataset dataset() {
    List<Demographics> people = new ArrayList<>();
    for (int person = 0; person < PEOPLE; person++) {
      people.add(person % 2 == 0 ? WOMAN : MAN);
    }
    List<Movie> movies = new ArrayList<>();
    for (int movie = 0; movie < MOVIES; movie++) {
      movies.add(new Movie("m" + movie, "M" + movie, null, List.of()));
    }
    return HandMade.dataset(people, movies, ratings());
  }

  static RankingSettings settings() {
    return new RankingSettings(
        new EaseSettings(StarWeights.of(1, 1, 1, 1, 1), 5, 100),
        new AlsSettings(StarWeights.of(1, 1, 2, 2, 2), 0.1, 0.01, 3, 10, 2),
        10,
        0.5,
        1,
        2,
        0.8,
        7);
  }

  static RankingModel model(int threads) {
    return new RankingTrainer(settings(), threads).train(dataset(), ratings());
  }

  static Profile watched(Demographics person, int... movies) {
    return new Profile(
        person, Arrays.stream(movies).mapToObj(movie -> new RatedMovie(movie, 4, 0)).toList());
  }

  static float[] scores(Ranker ranker, Profile profile) {
    float[] into = new float[MOVIES];
    Arrays.fill(into, Float.NaN); // to be overwritten
    ranker.score(profile, into);
    return into;
  }
}
