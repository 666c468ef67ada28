package io.matinee.data;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/**
 * Users, movies and ratings, immutable. Outside ids map once, here, to dense indexes: position
 * {@code i} of {@link #users()} is user {@code i} of {@link #ratings()}; likewise the movies.
 */
public final class Dataset {
  private final Provenance provenance;
  private final RatingScale scale;
  private final List<String> genres;
  private final List<String> occupations;
  private final List<User> users;
  private final List<Movie> movies;
  private final Ratings ratings;
  private final OfficialFolds folds;
  private final Map<String, Integer> userIndex;
  private final Map<String, Integer> movieIndex;

  /**
   * Creates a dataset whose ids are unique.
   *
   * @param genres every genre that movies may have, in the dataset's order
   * @param occupations every occupation that users may have, in the dataset's order
   * @param folds the splits that come with it
   */
  public Dataset(
      Provenance provenance,
      RatingScale scale,
      List<String> genres,
      List<String> occupations,
      List<User> users,
      List<Movie> movies,
      Ratings ratings,
      OfficialFolds folds) {
    this.provenance = Objects.requireNonNull(provenance, "provenance");
    this.scale = Objects.requireNonNull(scale, "scale");
    this.genres = List.copyOf(genres);
    this.occupations = List.copyOf(occupations);
    this.users = List.copyOf(users);
    this.movies = List.copyOf(movies);
    this.ratings = Objects.requireNonNull(ratings, "ratings");
    this.folds = Objects.requireNonNull(folds, "folds");
    this.userIndex = index(this.users.stream().map(User::id).toList(), "user");
    this.movieIndex = index(this.movies.stream().map(Movie::id).toList(), "movie");
  }

  private Dataset(Dataset other, Provenance provenance) {
    this.provenance = Objects.requireNonNull(provenance, "provenance");
    this.scale = other.scale;
    this.genres = other.genres;
    this.occupations = other.occupations;
    this.users = other.users;
    this.movies = other.movies;
    this.ratings = other.ratings;
    this.folds = other.folds;
    this.userIndex = other.userIndex;
    this.movieIndex = other.movieIndex;
  }

  /** The same data under another name. */
  public Dataset with(Provenance other) {
    return new Dataset(this, other);
  }

  private static Map<String, Integer> index(List<String> ids, String noun) {
    Map<String, Integer> index = new HashMap<>(ids.size() * 2);
    for (String id : ids) {
      if (index.put(id, index.size()) != null) {
        throw new IllegalArgumentException("expected unique ids, found " + noun + " twice: " + id);
      }
    }
    return index;
  }

  /** Where it came from. */
  public Provenance provenance() {
    return provenance;
  }

  /** The ratings it allows. */
  public RatingScale scale() {
    return scale;
  }

  /** Every genre that its movies may have, in its own order. */
  public List<String> genres() {
    return genres;
  }

  /** Every occupation that its users may have, in its own order. */
  public List<String> occupations() {
    return occupations;
  }

  /** Its people, by dense index. */
  public List<User> users() {
    return users;
  }

  /** Its movies, by dense index. */
  public List<Movie> movies() {
    return movies;
  }

  /** All its ratings. */
  public Ratings ratings() {
    return ratings;
  }

  /** The splits that come with it. */
  public OfficialFolds folds() {
    return folds;
  }

  /** The dense index of the user with {@code id}, or -1 where there is none. */
  public int tryUserIndex(String id) {
    return userIndex.getOrDefault(id, -1);
  }

  /** The dense index of the movie with {@code id}, or -1 where there is none. */
  public int tryMovieIndex(String id) {
    return movieIndex.getOrDefault(id, -1);
  }

  /** A hash of all that models learn from; two datasets with the same content have the same. */
  public String checksum() {
    return DatasetChecksum.of(this);
  }
}
