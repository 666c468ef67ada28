package io.matinee.network;

import io.matinee.data.Dataset;
import io.matinee.data.Ratings;
import io.matinee.data.User;
import io.matinee.features.MovieFeatures;
import io.matinee.features.NetworkFeatures;
import io.matinee.features.PersonFeatures;
import java.util.SplittableRandom;

/**
 * Ratings as the network sees them. People and movies are encoded once each; a rating costs nothing
 * beyond its columns.
 */
final class Examples {
  private final PersonFeatures[] people; // by dense user index
  private final int[] years; // by dense movie index, row of the table
  private final int[][] genres; // by dense movie index
  private final Ratings ratings;
  private final float highest; // stars
  private final int unknownZip;
  private final int unknownOccupation;
  private final int unknownYear;

  Examples(Dataset dataset, NetworkFeatures features, Ratings ratings) {
    this.people =
        dataset.users().stream()
            .map(User::demographics)
            .map(features::encode)
            .toArray(PersonFeatures[]::new);
    MovieFeatures[] movies =
        dataset.movies().stream().map(features::encode).toArray(MovieFeatures[]::new);
    this.years = new int[movies.length];
    this.genres = new int[movies.length][];
    for (int movie = 0; movie < movies.length; movie++) {
      years[movie] = movies[movie].year();
      genres[movie] = movies[movie].genres().stream().mapToInt(Integer::intValue).toArray();
    }
    this.ratings = ratings;
    this.highest = dataset.scale().max();
    this.unknownZip = features.zipCodes().unknown();
    this.unknownOccupation = features.occupations().unknown();
    this.unknownYear = features.years().unknown();
  }

  int size() {
    return ratings.size();
  }

  /**
   * Puts the rows {@code order[from..to)} into {@code batch}. Each zip code, occupation and year is
   * hidden with probability {@code unknownRate}.
   */
  void fill(
      Batch batch, int[] order, int from, int to, double unknownRate, SplittableRandom random) {
    batch.size = to - from;
    for (int i = 0; i < batch.size; i++) {
      int row = order[from + i];
      PersonFeatures person = people[ratings.user(row)];
      int movie = ratings.movie(row);
      batch.zip[i] = person.zipCode();
      batch.occupation[i] = person.occupation();
      batch.age[i] = person.age();
      batch.female[i] = person.female();
      batch.male[i] = person.male();
      batch.year[i] = years[movie];
      batch.genres[i] = genres[movie];
      batch.target[i] = ratings.value(row) / highest;
      if (unknownRate > 0) {
        hide(batch, i, unknownRate, random);
      }
    }
  }

  private void hide(Batch batch, int i, double unknownRate, SplittableRandom random) {
    if (random.nextDouble() < unknownRate) {
      batch.zip[i] = unknownZip;
    }
    if (random.nextDouble() < unknownRate) {
      batch.occupation[i] = unknownOccupation;
    }
    if (random.nextDouble() < unknownRate) {
      batch.year[i] = unknownYear;
    }
  }
}
