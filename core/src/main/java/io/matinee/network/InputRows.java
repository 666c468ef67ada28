package io.matinee.network;

import io.matinee.kernels.SparseMatrix;
import java.util.List;

/**
 * Which rows of the first layer's tables a batch touches, and which of them add up to what. T is
 * all of these below one another: the zip codes, occupations and years that are touched, in the
 * order of first use; age and its bias; both genders and their bias; all genres; a constant. P says
 * which rows of T make up a person or movie, S which of those a rating. Depends on no weight, so
 * that it can be known before the batch's turn comes.
 */
final class InputRows {
  static final int AGE_ROWS = 2;
  static final int GENDER_ROWS = 3;

  private final int genres;
  final Places zip;
  final Places occupation;
  final Places year;
  private final List<Places> touched; // zip, year, occupation
  private int occupationBase; // where each table's rows begin in T; zip codes begin at 0
  private int yearBase;
  private int ageBase;
  private int genderBase;
  private int genreBase;
  final SparseMatrix partsOfTable = new SparseMatrix(); // P, [people + movies × rows of T]
  final SparseMatrix ratingsOfParts = new SparseMatrix(); // S, [ratings × people + movies]
  final SparseMatrix tableOfParts = new SparseMatrix(); // P transposed
  final SparseMatrix partsOfRatings = new SparseMatrix(); // S transposed

  InputRows(NetworkShape shape) {
    genres = shape.genres();
    zip = new Places(shape.zipCodes());
    occupation = new Places(shape.occupations());
    year = new Places(shape.years());
    touched = List.of(zip, year, occupation);
  }

  /** How many rows T has at most. */
  static int mostRows(NetworkShape shape) {
    int tables = shape.zipCodes() + shape.years() + shape.occupations();
    return tables + AGE_ROWS + GENDER_ROWS + shape.genres() + 1;
  }

  /** Touches every row of every table; no people, movies or ratings. */
  void setAll() {
    zip.addAll();
    occupation.addAll();
    year.addAll();
    setBases();
  }

  /** Touches what {@code batch} needs. */
  void set(Batch batch) {
    touch(zip, batch.zip, batch.people);
    touch(occupation, batch.occupation, batch.people);
    touch(year, batch.year, batch.movies);
    setBases();
    partsOfTable.clear();
    for (int i = 0; i < batch.people; i++) {
      addPerson(
          partsOfTable,
          batch.zip[i],
          batch.occupation[i],
          batch.age[i],
          batch.female[i],
          batch.male[i]);
    }
    for (int i = 0; i < batch.movies; i++) {
      addMovie(partsOfTable, batch.year[i], batch.genres[i]);
    }
    ratingsOfParts.clear();
    for (int i = 0; i < batch.size; i++) {
      ratingsOfParts.add(batch.person[i], 1);
      ratingsOfParts.add(batch.people + batch.movie[i], 1);
      ratingsOfParts.endRow();
    }
    tableOfParts.setTransposed(partsOfTable, constantRow() + 1);
    partsOfRatings.setTransposed(ratingsOfParts, partsOfTable.rows());
  }

  /** The rows that are touched of each of {@link NetworkLayout#tables}. */
  List<Places> touched() {
    return touched;
  }

  private static void touch(Places touched, int[] rows, int count) {
    touched.clear();
    for (int i = 0; i < count; i++) {
      if (touched.find(rows[i]) < 0) {
        touched.add(rows[i]);
      }
    }
  }

  private void setBases() {
    occupationBase = zip.count();
    yearBase = occupationBase + occupation.count();
    ageBase = yearBase + year.count();
    genderBase = ageBase + AGE_ROWS;
    genreBase = genderBase + GENDER_ROWS;
  }

  int occupationBase() {
    return occupationBase;
  }

  int yearBase() {
    return yearBase;
  }

  /** The row of age; that of its bias follows. */
  int ageBase() {
    return ageBase;
  }

  /** The row of women; those of men and of the bias follow. */
  int genderBase() {
    return genderBase;
  }

  /** The row of the first genre; the others and the constant follow. */
  int genreBase() {
    return genreBase;
  }

  /** The last row of T, part of every movie. */
  int constantRow() {
    return genreBase + genres;
  }

  /** Adds to {@code p} the row of a person, all of whose rows are touched. */
  void addPerson(
      SparseMatrix p, int zipRow, int occupationRow, float years, float female, float male) {
    p.add(zip.find(zipRow), 1);
    p.add(occupationBase + occupation.find(occupationRow), 1);
    p.add(ageBase, years);
    p.add(genderBase, female);
    p.add(genderBase + 1, male);
    p.endRow();
  }

  /** Adds to {@code p} the row of a movie, whose year is touched. */
  void addMovie(SparseMatrix p, int yearRow, int[] movieGenres) {
    p.add(yearBase + year.find(yearRow), 1);
    for (int genre : movieGenres) {
      p.add(genreBase + genre, 1);
    }
    p.add(constantRow(), 1);
    p.endRow();
  }
}
