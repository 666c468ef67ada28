package io.matinee.data;

import java.util.List;
import java.util.Set;

/**
 * The files of MovieLens 1M (ratings.dat, movies.dat, users.dat; whole stars) and 10M (without
 * users.dat; half stars): fields separated by two colons, no header.
 */
public final class MovieLensDatFormat implements DatasetFormat {
  private static final Set<Integer> AGES = Set.of(1, 18, 25, 35, 45, 50, 56); // from, in years
  private static final List<String> OCCUPATIONS =
      List.of( // by number, as the README says
          "other",
          "academic/educator",
          "artist",
          "clerical/admin",
          "college/grad student",
          "customer service",
          "doctor/health care",
          "executive/managerial",
          "farmer",
          "homemaker",
          "K-12 student",
          "lawyer",
          "programmer",
          "retired",
          "sales/marketing",
          "scientist",
          "self-employed",
          "technician/engineer",
          "tradesman/craftsman",
          "unemployed",
          "writer");
  private static final PersonColumns PEOPLE =
      new PersonColumns(5, 0, 2, 1, 3, 4, true, AGES, MovieLensDatFormat::occupation);

  @Override
  public boolean matches(DataFiles files) {
    return files.has("ratings.dat") || files.has("movies.dat");
  }

  @Override
  public String layout() {
    return "a MovieLens 1M or 10M folder holds ratings.dat, movies.dat and maybe users.dat";
  }

  @Override
  public Dataset read(DataFiles files) {
    boolean people = files.has("users.dat");
    SideTables tables =
        new SideTables(
            people ? PEOPLE.read(rows(files, "users.dat"), BadRows.REFUSED) : null,
            "users.dat",
            people ? OCCUPATIONS : List.of(),
            MovieColumns.MOVIELENS.read(rows(files, "movies.dat"), BadRows.REFUSED),
            "movies.dat");
    RatingScale scale = people ? RatingScale.FIVE_STARS : RatingScale.HALF_STARS;
    RatingLayout layout = new RatingLayout("ratings.dat", "::", false, 4, 0, 1, 2, 3, true, scale);
    String name = people ? "MovieLens 1M format" : "MovieLens 10M format";
    return PublishedRatings.read(files, tables, layout, null, name);
  }

  private static List<TextRow> rows(DataFiles files, String name) {
    PublishedRatings.require(files, name);
    return TextRows.DOUBLE_COLONS.all(name, Utf8Text.decodeEither(files.read(name)));
  }

  private static String occupation(TextRow row, int field) {
    return OCCUPATIONS.get(row.number(field, "occupation", 0, OCCUPATIONS.size() - 1));
  }
}
