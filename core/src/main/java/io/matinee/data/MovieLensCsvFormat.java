package io.matinee.data;

import java.util.List;
import java.util.Set;

/**
 * The files of MovieLens 20M, 25M, 32M and latest-small: ratings.csv and movies.csv with a header,
 * half stars. Matinee's synthetic data has users.csv as well, with what is known of people.
 */
public final class MovieLensCsvFormat implements DatasetFormat {
  static final List<String> RATINGS = List.of("userId", "movieId", "rating", "timestamp");
  static final List<String> MOVIES = List.of("movieId", "title", "genres");
  static final List<String> USERS = List.of("userId", "age", "gender", "occupation", "zipCode");

  private static final PersonColumns PEOPLE =
      new PersonColumns(5, 0, 1, 2, 3, 4, true, Set.of(), TextRow::textOrNull);

  @Override
  public boolean matches(DataFiles files) {
    return files.has("ratings.csv") && files.has("movies.csv");
  }

  @Override
  public String layout() {
    return "a MovieLens 20M, 25M, 32M or latest-small folder holds ratings.csv and movies.csv";
  }

  @Override
  public Dataset read(DataFiles files) {
    boolean people = files.has("users.csv");
    List<User> users =
        people ? PEOPLE.read(rows(files, "users.csv", USERS), BadRows.REFUSED) : null;
    List<Movie> movies =
        MovieColumns.MOVIELENS.read(rows(files, "movies.csv", MOVIES), BadRows.REFUSED);
    SideTables tables =
        new SideTables(
            users,
            "users.csv",
            people ? PersonColumns.occupationsOf(users) : List.of(),
            movies,
            "movies.csv");
    RatingLayout layout =
        new RatingLayout("ratings.csv", ",", true, 4, 0, 1, 2, 3, true, RatingScale.HALF_STARS);
    return PublishedRatings.read(files, tables, layout, RATINGS, "MovieLens CSV format");
  }

  private static List<TextRow> rows(DataFiles files, String name, List<String> header) {
    List<TextRow> rows = TextRows.CSV.all(name, Utf8Text.decode(name, files.read(name)));
    PublishedRatings.checkHeader(name, String.join(",", rows.get(0).fields()), header);
    return rows.subList(1, rows.size());
  }
}
