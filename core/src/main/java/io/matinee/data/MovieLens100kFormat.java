package io.matinee.data;

import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * The files of MovieLens 100K (Harper and Konstan 2015): u.data, u.item, u.user, u.genre and
 * u.occupation, and where they are there u.info and the folds u1 to u5, ua and ub.
 */
public final class MovieLens100kFormat implements DatasetFormat {
  static final String OFFICIAL_NAME = "MovieLens 100K";
  static final List<String> REQUIRED =
      List.of("u.data", "u.item", "u.user", "u.genre", "u.occupation");

  private final Md5Sums official;

  /** Creates the format; data with the published checksums is named MovieLens 100K. */
  public MovieLens100kFormat() {
    this(Md5Sums.MOVIELENS_100K);
  }

  MovieLens100kFormat(Md5Sums official) {
    this.official = official;
  }

  @Override
  public boolean matches(DataFiles files) {
    return REQUIRED.stream().anyMatch(files::has);
  }

  @Override
  public String layout() {
    return "a MovieLens 100K folder holds u.data, u.item, u.user, u.genre and u.occupation";
  }

  @Override
  public Dataset read(DataFiles files) {
    Map<String, byte[]> bytes = readRequired(files);
    List<String> genres = NameFiles.genres(bytes.get("u.genre"));
    List<String> occupations = NameFiles.occupations(bytes.get("u.occupation"));
    List<User> users = UserFile.read(bytes.get("u.user"), occupations);
    List<Movie> movies = MovieFile.read(bytes.get("u.item"), genres);
    RatingFile format = new RatingFile(users, movies);
    Ratings ratings = format.read("u.data", bytes.get("u.data"));
    if (files.has("u.info")) {
      InfoFile.check(files.read("u.info"), users.size(), movies.size(), ratings.size());
    }
    PairIndex pairs = indexPairs(ratings, format);
    return new Dataset(
        new Provenance(name(bytes), files.location(), files.has(SyntheticFiles.MARK)),
        RatingScale.FIVE_STARS,
        genres,
        occupations,
        users,
        movies,
        ratings,
        new MovieLens100kFolds(files, format, ratings, pairs));
  }

  private Map<String, byte[]> readRequired(DataFiles files) {
    Map<String, byte[]> bytes = new HashMap<>();
    for (String name : REQUIRED) {
      if (!files.has(name)) {
        throw new DataException(
            "%s: expected it in %s, found none; %s".formatted(name, files.location(), layout()));
      }
      bytes.put(name, files.read(name));
    }
    return bytes;
  }

  private String name(Map<String, byte[]> bytes) {
    boolean same = official.firstWrong(bytes::get).isEmpty();
    return same ? OFFICIAL_NAME : OFFICIAL_NAME + " format";
  }

  private static PairIndex indexPairs(Ratings ratings, RatingFile format) {
    PairIndex pairs = new PairIndex(ratings);
    for (int row = 0; row < ratings.size(); row++) {
      int earlier = pairs.add(row);
      if (earlier >= 0) {
        throw DataException.at(
            "u.data",
            row + 1,
            "expected each pair of user and movie once, found %s again (first on line %d)"
                .formatted(format.pair(ratings, row), earlier + 1));
      }
    }
    return pairs;
  }
}
