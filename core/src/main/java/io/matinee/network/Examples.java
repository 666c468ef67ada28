package io.matinee.network;

import io.matinee.data.Dataset;
import io.matinee.data.Ratings;
import io.matinee.data.User;
import io.matinee.features.NetworkFeatures;
import io.matinee.features.PersonFeatures;
import java.util.SplittableRandom;

/**
 * Ratings as the network sees them. People and movies are encoded once each; a rating costs nothing
 * beyond its columns. Batches are filled one after the other, not by several threads.
 */
final class Examples {
  private final PersonFeatures[] people; // by dense user index
  private final DistinctMovies movies;
  private final Ratings ratings;
  private final float highest; // stars
  private final int unknownZip;
  private final int unknownOccupation;
  private final int unknownYear;
  private final Places peopleOfBatch; // by 4 · user + what is hidden
  private final Places moviesOfBatch; // by 2 · distinct movie + whether the year is hidden

  Examples(Dataset dataset, NetworkFeatures features, DistinctMovies movies, Ratings ratings) {
    this.people =
        dataset.users().stream()
            .map(User::demographics)
            .map(features::encode)
            .toArray(PersonFeatures[]::new);
    this.movies = movies;
    this.ratings = ratings;
    this.highest = dataset.scale().max();
    this.unknownZip = features.zipCodes().unknown();
    this.unknownOccupation = features.occupations().unknown();
    this.unknownYear = features.years().unknown();
    this.peopleOfBatch = new Places(4 * people.length);
    this.moviesOfBatch = new Places(2 * movies.count());
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
    for (int i = 0; i < batch.size; i++) { // in a loop of its own, not to wait for each rating
      int row = order[from + i];
      batch.person[i] = ratings.user(row);
      batch.movie[i] = movies.of(ratings.movie(row));
      batch.target[i] = ratings.value(row) / highest;
    }
    peopleOfBatch.clear();
    moviesOfBatch.clear();
    for (int i = 0; i < batch.size; i++) {
      int hidden = unknownRate > 0 ? hidden(unknownRate, random) : 0;
      batch.person[i] = peopleOfBatch.findOrAdd(4 * batch.person[i] + (hidden & 3));
      batch.movie[i] = moviesOfBatch.findOrAdd(2 * batch.movie[i] + (hidden >> 2));
    }
    fillPeople(batch);
    fillMovies(batch);
  }

  /** Bit 0 hides the zip code, 1 the occupation, 2 the year. */
  private static int hidden(double rate, SplittableRandom random) {
    int hidden = random.nextDouble() < rate ? 1 : 0;
    hidden |= random.nextDouble() < rate ? 2 : 0;
    return random.nextDouble() < rate ? hidden | 4 : hidden;
  }

  private void fillPeople(Batch batch) {
    batch.people = peopleOfBatch.count();
    for (int place = 0; place < batch.people; place++) {
      int key = peopleOfBatch.key(place);
      PersonFeatures person = people[key >> 2];
      batch.zip[place] = (key & 1) > 0 ? unknownZip : person.zipCode();
      batch.occupation[place] = (key & 2) > 0 ? unknownOccupation : person.occupation();
      batch.age[place] = person.age();
      batch.female[place] = person.female();
      batch.male[place] = person.male();
    }
  }

  private void fillMovies(Batch batch) {
    batch.movies = moviesOfBatch.count();
    for (int place = 0; place < batch.movies; place++) {
      int key = moviesOfBatch.key(place);
      batch.year[place] = (key & 1) > 0 ? unknownYear : movies.years()[key >> 1];
      batch.genres[place] = movies.genres()[key >> 1];
    }
  }
}
