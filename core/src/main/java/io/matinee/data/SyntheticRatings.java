package io.matinee.data;

import java.time.Instant;
import java.util.Arrays;
import java.util.SplittableRandom;
import java.util.stream.IntStream;

/**
 * Ratings of the synthetic sample: a person draws movies by how well known they are, takes to those
 * that suit, and rates them in a few sessions.
 */
final class SyntheticRatings {
  private static final long FIRST_SECOND = Instant.parse("1997-09-20T00:00:00Z").getEpochSecond();
  private static final long LAST_SECOND = Instant.parse("1998-04-22T23:00:00Z").getEpochSecond();
  private static final double MEAN = 3.0; // stars, before what people choose to see lifts it
  private static final double NOISE = 0.95; // stars
  private static final double INTEREST = 0.5; // chance to take a movie that suits neither way
  private static final double INTEREST_OF_TASTE = 0.5; // more for each star of taste
  private static final double LEAST_INTEREST = 0.1;
  private static final int DRAWS = 12; // before whatever comes next is taken
  private static final double SESSION_END = 1 / 40.0; // chance after each rating

  private final SyntheticPeople people;
  private final SyntheticMovies movies;
  private final RatingScale scale;
  private final SplittableRandom random;
  private final NormalDraw noise;
  private final WeightedDraw popularity;
  private final int[] seenBy; // [movies] the last person who rated it, or -1

  SyntheticRatings(
      SyntheticPeople people, SyntheticMovies movies, RatingScale scale, SplittableRandom random) {
    this.scale = scale;
    this.people = people;
    this.movies = movies;
    this.random = random;
    this.noise = new NormalDraw(random);
    this.popularity = new WeightedDraw(movies.popularity);
    this.seenBy = new int[movies.popularity.length];
    Arrays.fill(seenBy, -1);
  }

  /** As many ratings of each person as {@code counts}, [people], says; in random order. */
  Ratings shuffled(int[] counts) {
    Ratings ratings = byPerson(counts);
    int[] order = IntStream.range(0, ratings.size()).toArray();
    Shuffle.shuffle(order, random.nextLong());
    return ratings.select(order);
  }

  /** Likewise, person after person. */
  Ratings byPerson(int[] counts) {
    int total = IntStream.of(counts).sum();
    Ratings.Builder ratings = new Ratings.Builder(total);
    for (int person = 0; person < counts.length; person++) {
      long second = jump(FIRST_SECOND, 1);
      for (int i = 0; i < counts[person]; i++) {
        int movie = drawMovie(person);
        ratings.add(person, movie, stars(person, movie), second);
        second = random.nextDouble() < SESSION_END ? jump(second, 3) : step(second);
      }
    }
    return ratings.build();
  }

  /** A later second, the sooner the higher {@code power} is. */
  private long jump(long second, int power) {
    return second + (long) ((LAST_SECOND - second) * StrictMath.pow(random.nextDouble(), power));
  }

  private long step(long second) {
    return Math.min(LAST_SECOND, second + 5 + random.nextInt(40));
  }

  private int drawMovie(int person) {
    int movie = popularity.draw(random);
    for (int draw = 1; draw < DRAWS && !takes(person, movie); draw++) {
      movie = popularity.draw(random);
    }
    while (seenBy[movie] == person) {
      movie = (movie + 1) % seenBy.length;
    }
    seenBy[movie] = person;
    return movie;
  }

  private boolean takes(int person, int movie) {
    double interest = INTEREST + INTEREST_OF_TASTE * taste(person, movie);
    return seenBy[movie] != person && random.nextDouble() < Math.max(LEAST_INTEREST, interest);
  }

  private float stars(int person, int movie) {
    double exact =
        MEAN
            + people.bias[person]
            + movies.quality[movie]
            + taste(person, movie)
            + NOISE * noise.next();
    return scale.clip((float) (Math.rint(exact / scale.step()) * scale.step()));
  }

  /** How well the movie suits the person: genres on average, and hidden factors; in stars. */
  private double taste(int person, int movie) {
    double genres = 0;
    for (int genre : movies.genres[movie]) {
      genres += people.genreTaste[person][genre];
    }
    double hidden = 0;
    for (int i = 0; i < SyntheticMovies.FACTORS; i++) {
      hidden += people.factors[person][i] * movies.factors[movie][i];
    }
    return genres / movies.genres[movie].length + hidden;
  }
}
