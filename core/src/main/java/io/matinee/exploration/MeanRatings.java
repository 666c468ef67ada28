package io.matinee.exploration;

import io.matinee.data.Dataset;
import io.matinee.data.Ratings;
import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;

/**
 * Mean ratings of groups; a group without ratings is not listed.
 *
 * @param overall the mean of all ratings; {@code null} where there are none
 * @param byGenre by the movie's genre, the highest first
 * @param byAge by the user's age, 10 years a band, the youngest first
 * @param byGender by the user's gender
 * @param byOccupation by the user's occupation, the highest first
 * @param byPopularity by how many ratings the movie has, the fewest first
 * @param mostRated the ten movies with most ratings, by title, the most rated first
 */
public record MeanRatings(
    GroupMean overall,
    List<GroupMean> byGenre,
    List<GroupMean> byAge,
    List<GroupMean> byGender,
    List<GroupMean> byOccupation,
    List<GroupMean> byPopularity,
    List<GroupMean> mostRated) {
  /** Width of the bands of {@link #byAge}. */
  static final int YEARS = 10;

  private static final int MOST_RATED = 10;

  /** Keeps its own copies. */
  public MeanRatings {
    byGenre = List.copyOf(byGenre);
    byAge = List.copyOf(byAge);
    byGender = List.copyOf(byGender);
    byOccupation = List.copyOf(byOccupation);
    byPopularity = List.copyOf(byPopularity);
    mostRated = List.copyOf(mostRated);
  }

  static MeanRatings of(Dataset dataset) {
    Ratings ratings = dataset.ratings();
    RatingSums users = RatingSums.of(ratings, dataset.users().size(), ratings::user);
    RatingSums movies = RatingSums.of(ratings, dataset.movies().size(), ratings::movie);
    Groups<String> everyone = Groups.of(dataset.users(), user -> List.of("all"));
    return new MeanRatings(
        everyone.means(users).stream().findFirst().orElse(null),
        Groups.highestFirst(Groups.genres(dataset).means(movies)),
        Groups.ages(dataset, YEARS).means(users),
        Groups.genders(dataset).means(users),
        Groups.highestFirst(Groups.occupations(dataset).means(users)),
        Groups.popularity(dataset).means(movies),
        mostRated(dataset, movies));
  }

  private static List<GroupMean> mostRated(Dataset dataset, RatingSums sums) {
    return IntStream.range(0, dataset.movies().size())
        .filter(movie -> sums.count(movie) > 0)
        .mapToObj(movie -> sums.mean(movie, dataset.movies().get(movie).title()))
        .sorted(Comparator.comparingLong(GroupMean::count).reversed())
        .limit(MOST_RATED)
        .toList();
  }
}
