package io.matinee.data;

import java.io.IOException;
import java.io.InputStream;
import java.util.List;
import java.util.stream.IntStream;

/**
 * What is told of people and movies beside the ratings.
 *
 * @param users all people; {@code null} where nothing is told, and whoever rates is one
 * @param usersFile where that is from, as shown in errors
 * @param occupations every occupation that they may have
 * @param movies all movies; {@code null} where nothing is told, and whatever is rated is one
 * @param moviesFile where that is from, as shown in errors
 */
record SideTables(
    List<User> users,
    String usersFile,
    List<String> occupations,
    List<Movie> movies,
    String moviesFile) {

  /**
   * Reads ratings and makes a dataset of it all, without folds.
   *
   * @param header how many lines of {@code in} have been read already
   * @param bytes the size of the file of ratings; 0 where that is not known
   * @throws DataException if a rating is by or of none of these, and {@code badRows} refuses it
   * @throws IOException if {@code in} cannot be read
   */
  Dataset join(
      RatingLayout layout,
      InputStream in,
      int header,
      long bytes,
      BadRows badRows,
      Provenance provenance)
      throws IOException {
    IdTable userIds =
        users == null ? new IdTable() : IdTable.of(users.stream().map(User::id).toList());
    IdTable movieIds =
        movies == null ? new IdTable() : IdTable.of(movies.stream().map(Movie::id).toList());
    RatingStream stream =
        new RatingStream(
            layout,
            userIds,
            users == null ? null : usersFile,
            movieIds,
            movies == null ? null : moviesFile,
            header,
            bytes,
            badRows);
    Ratings ratings = stream.read(in);
    List<Movie> catalogue = movies == null ? moviesOf(movieIds) : movies;
    return new Dataset(
        provenance,
        layout.scale() == null ? RatingScale.shownBy(ratings) : layout.scale(),
        MovieColumns.genresOf(catalogue),
        occupations,
        users == null ? usersOf(userIds) : users,
        catalogue,
        ratings,
        NoFolds.NONE);
  }

  private static List<User> usersOf(IdTable ids) {
    return IntStream.range(0, ids.size())
        .mapToObj(index -> new User(ids.id(index), Demographics.UNKNOWN))
        .toList();
  }

  private static List<Movie> moviesOf(IdTable ids) {
    return IntStream.range(0, ids.size())
        .mapToObj(index -> new Movie(ids.id(index), ids.id(index), null, List.of()))
        .toList();
  }
}
