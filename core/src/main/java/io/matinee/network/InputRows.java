package io.matinee.network;

import io.matinee.features.PersonFeatures;
import io.matinee.kernels.SparseMatrix;
import java.util.List;

/**
 * Which rows of the first layer's tables a batch touches, and which of them add up to what. T is
 * all of these below one another: the zip codes, years and occupations that are touched, in the
 * order of first use; age; both genders; all genres. P says which rows of T make up a person or
 * movie, S which of those a rating. Depends on no weight, so that it can be known before the
 * batch's turn comes.
 */
final class InputRows {
  private static final int AGE_ROWS = 1;
  private static final int GENDER_ROWS = 2;

  private final int genres;
  final Places zip;
  final Places year;
  final Places occupation;
  private final Places age = new Places(AGE_ROWS); // always all, as of gender
  private final Places gender = new Places(GENDER_ROWS);
  private final List<Places> tables;
  private int[] zipPlaces = {}; // [people] where each one's row stands among those touched
  private int[] occupationPlaces = {}; // [people]
  private int[] yearPlaces = {}; // [movies]
  private final int[] bases; // where each table's rows begin in T, and where the last table's end
  final SparseMatrix partsOfTable = new SparseMatrix(); // P, [people + movies × rows of T]
  final SparseMatrix ratingsOfParts = new SparseMatrix(); // S, [ratings × people + movies]
  final SparseMatrix tableOfParts = new SparseMatrix(); // P transposed
  final SparseMatrix partsOfRatings = new SparseMatrix(); // S transposed
  private boolean isReadyForBackward;

  InputRows(NetworkShape shape) {
    genres = shape.genres();
    zip = new Places(shape.zipCodes());
    year = new Places(shape.years());
    occupation = new Places(shape.occupations());
    age.addAll();
    gender.addAll();
    tables = List.of(zip, year, occupation, age, gender);
    bases = new int[tables.size() + 1];
  }

  /** How many rows T has at most for {@code ratings} ratings. */
  static int mostRows(NetworkShape shape, int ratings) {
    return mostEmbedded(shape, ratings) + shape.genres();
  }

  /** How many rows of tables that embed T has at most for {@code ratings} ratings. */
  static int mostEmbedded(NetworkShape shape, int ratings) {
    return Math.min(ratings, shape.zipCodes())
        + Math.min(ratings, shape.years())
        + Math.min(ratings, shape.occupations())
        + AGE_ROWS
        + GENDER_ROWS;
  }

  /** Touches every row of every table; no people, movies or ratings. */
  void setAll() {
    zip.addAll();
    year.addAll();
    occupation.addAll();
    setBases();
  }

  /** Touches what {@code batch} needs; see {@link #readyForBackward}. */
  void set(Batch batch) {
    reserve(Math.max(batch.people, batch.movies));
    touch(zip, batch.zip, batch.people, zipPlaces);
    touch(occupation, batch.occupation, batch.people, occupationPlaces);
    touch(year, batch.year, batch.movies, yearPlaces);
    setBases();
    partsOfTable.clear();
    for (int i = 0; i < batch.people; i++) {
      addPersonAt(
          partsOfTable,
          zipPlaces[i],
          occupationPlaces[i],
          batch.age[i],
          batch.female[i],
          batch.male[i]);
    }
    reserveGenres(batch);
    for (int i = 0; i < batch.movies; i++) {
      addMovieAt(partsOfTable, yearPlaces[i], batch.genres[i]);
    }
    ratingsOfParts.setPairs(batch.person, batch.movie, batch.people, batch.size);
    isReadyForBackward = false;
  }

  /** Transposes P and S, which only the way back needs, unless that is done. */
  void readyForBackward() {
    if (!isReadyForBackward) {
      tableOfParts.setTransposed(partsOfTable, rows());
      partsOfRatings.setTransposed(ratingsOfParts, partsOfTable.rows());
      isReadyForBackward = true;
    }
  }

  /** The rows that are touched of each of {@link NetworkLayout#embedded}. */
  List<Places> tables() {
    return tables;
  }

  /** Looks at all movies before they are added, so that one need not wait for each. */
  private void reserveGenres(Batch batch) {
    int entries = 0;
    for (int i = 0; i < batch.movies; i++) {
      entries += 1 + batch.genres[i].length;
    }
    partsOfTable.reserve(entries);
  }

  private void reserve(int most) {
    if (zipPlaces.length < most) {
      zipPlaces = new int[most];
      occupationPlaces = new int[most];
      yearPlaces = new int[most];
    }
  }

  private static void touch(Places touched, int[] rows, int count, int[] places) {
    touched.clear();
    for (int i = 0; i < count; i++) {
      places[i] = touched.findOrAdd(rows[i]);
    }
  }

  private void setBases() {
    for (int table = 0; table < tables.size(); table++) {
      bases[table + 1] = bases[table] + tables.get(table).count();
    }
  }

  /** Where the rows of {@code table} begin in T; those of the table before it end there. */
  int base(int table) {
    return bases[table];
  }

  /** How many rows of T are of tables that embed; that of the first genre follows. */
  int embedded() {
    return bases[tables.size()];
  }

  /** How many rows T has. */
  int rows() {
    return embedded() + genres;
  }

  /** Adds to {@code p} the row of a person, all of whose rows are touched. */
  void addPerson(SparseMatrix p, PersonFeatures person) {
    addPersonAt(
        p,
        zip.find(person.zipCode()),
        occupation.find(person.occupation()),
        person.age(),
        person.female(),
        person.male());
  }

  private void addPersonAt(
      SparseMatrix p, int zipPlace, int occupationPlace, float years, float female, float male) {
    p.add(zipPlace, 1);
    p.add(bases[2] + occupationPlace, 1);
    p.add(bases[3], years);
    p.add(bases[4], female);
    p.add(bases[4] + 1, male);
    p.endRow();
  }

  /**
   * Adds to {@code p} the row of a movie.
   *
   * @param yearPlace where the movie's year stands among those that are touched
   */
  private void addMovieAt(SparseMatrix p, int yearPlace, int[] movieGenres) {
    p.add(bases[1] + yearPlace, 1);
    p.addOnes(embedded(), movieGenres);
    p.endRow();
  }

  /** Adds to {@code p} the row of a movie, whose year is touched. */
  void addMovie(SparseMatrix p, int yearRow, int[] movieGenres) {
    addMovieAt(p, year.find(yearRow), movieGenres);
  }
}
