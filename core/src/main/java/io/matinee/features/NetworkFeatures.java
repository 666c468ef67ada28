package io.matinee.features;

import io.matinee.data.Dataset;
import io.matinee.data.Demographics;
import io.matinee.data.Movie;
import io.matinee.data.Ratings;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.function.Function;

/**
 * How RecommenderNet sees people and movies: everything fitted on the training part alone, with a
 * place for what was not seen there.
 *
 * @param zipCodes zip codes of the people who rate in the training part
 * @param occupations their occupations
 * @param years release years of the movies rated in the training part
 * @param genres the dataset's genres; a movie's other genres are not seen
 * @param age standardises the age, over the training ratings
 * @param femaleShare the share of women over the training ratings of known gender, which stands for
 *     a person whose gender is not known
 */
public record NetworkFeatures(
    Vocabulary zipCodes,
    Vocabulary occupations,
    Vocabulary years,
    List<String> genres,
    Standardizer age,
    double femaleShare) {

  /** Checks that all is there and keeps its own copy of the genres. */
  public NetworkFeatures {
    Objects.requireNonNull(zipCodes, "zipCodes");
    Objects.requireNonNull(occupations, "occupations");
    Objects.requireNonNull(years, "years");
    Objects.requireNonNull(age, "age");
    if (!(femaleShare >= 0 && femaleShare <= 1)) {
      throw new IllegalArgumentException("expected a share from 0 to 1, found " + femaleShare);
    }
    genres = List.copyOf(genres);
  }

  /** Fits to {@code train}, ratings of people and movies of {@code dataset}. */
  public static NetworkFeatures fit(Dataset dataset, Ratings train) {
    List<Demographics> people = raters(dataset, train);
    return new NetworkFeatures(
        vocabulary(people, Demographics::zipCode),
        vocabulary(people, Demographics::occupation),
        vocabulary(ratedMovies(dataset, train), NetworkFeatures::yearOf),
        dataset.genres(),
        Standardizer.fit(train.size(), row -> ageOf(dataset, train.user(row))),
        femaleShare(dataset, train));
  }

  private static List<Demographics> raters(Dataset dataset, Ratings train) {
    int[] counts = train.countPerUser(dataset.users().size());
    List<Demographics> raters = new ArrayList<>();
    for (int user = 0; user < counts.length; user++) {
      if (counts[user] > 0) {
        raters.add(dataset.users().get(user).demographics());
      }
    }
    return raters;
  }

  private static List<Movie> ratedMovies(Dataset dataset, Ratings train) {
    int[] counts = train.countPerMovie(dataset.movies().size());
    List<Movie> rated = new ArrayList<>();
    for (int movie = 0; movie < counts.length; movie++) {
      if (counts[movie] > 0) {
        rated.add(dataset.movies().get(movie));
      }
    }
    return rated;
  }

  private static <T> Vocabulary vocabulary(List<T> things, Function<T, String> value) {
    return Vocabulary.of(things.stream().map(value).toList());
  }

  private static double ageOf(Dataset dataset, int user) {
    Integer age = dataset.users().get(user).demographics().age();
    return age == null ? Double.NaN : age;
  }

  private static double femaleShare(Dataset dataset, Ratings train) {
    int female = 0;
    int male = 0;
    for (int row = 0; row < train.size(); row++) {
      Gender gender = Gender.of(dataset.users().get(train.user(row)).demographics().gender());
      female += gender == Gender.FEMALE ? 1 : 0;
      male += gender == Gender.MALE ? 1 : 0;
    }
    return female + male == 0 ? 0.5 : (double) female / (female + male);
  }

  private static String yearOf(Movie movie) {
    return movie.year() == null ? null : movie.year().toString();
  }

  /** The person as the network sees them. */
  public PersonFeatures encode(Demographics person) {
    float female =
        switch (Gender.of(person.gender())) {
          case FEMALE -> 1;
          case MALE -> 0;
          case UNKNOWN -> (float) femaleShare;
        };
    return new PersonFeatures(
        zipCodes.index(person.zipCode()),
        occupations.index(person.occupation()),
        age.score(person.age()),
        female,
        1 - female);
  }

  /** The movie as the network sees it. */
  public MovieFeatures encode(Movie movie) {
    return new MovieFeatures(
        years.index(yearOf(movie)),
        movie.genres().stream()
            .map(genres::indexOf)
            .filter(i -> i >= 0)
            .distinct() // a flag, not a count
            .sorted()
            .toList());
  }
}
