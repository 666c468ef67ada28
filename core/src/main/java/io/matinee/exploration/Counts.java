package io.matinee.exploration;

import io.matinee.data.Dataset;

/**
 * The size of a dataset.
 *
 * @param users people, whether or not they rated
 * @param movies movies, whether or not they were rated
 * @param ratings ratings
 * @param density the share of all pairs of a user and a movie that have a rating, from 0 to 1
 */
public record Counts(int users, int movies, int ratings, double density) {
  static Counts of(Dataset dataset) {
    int users = dataset.users().size();
    int movies = dataset.movies().size();
    int ratings = dataset.ratings().size();
    return new Counts(
        users, movies, ratings, Distribution.share(ratings, Math.multiplyFull(users, movies)));
  }
}
