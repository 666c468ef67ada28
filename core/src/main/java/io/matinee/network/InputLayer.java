package io.matinee.network;

import io.matinee.kernels.Kernels;
import io.matinee.kernels.SparseMatrix;

/**
 * The first linear layer, fc1 of [zip, year, occupation, age, gender, genres], as a sum of rows:
 *
 * <pre>
 * person = Zip[zip] + Occupation[occupation] + age · Age[0] + female · Gender[0] + male · Gender[1]
 * movie  = Year[year] + Σ over the movie's genres of fc1[genre] + constant
 * z      = person + movie;  constant = Age[1] + Gender[2] + fc1.bias
 * </pre>
 *
 * where each table is already multiplied by its slice of fc1 ({@link ProjectedTable}). The last row
 * of Age and of Gender is the bias of the small linear layer that embeds it. With the rows of all
 * tables below one another as T, and P and S the sparse matrices that say which rows make up a
 * person or movie, and which of those a rating,
 *
 * <pre>
 * parts = P T;  z = S parts;  dParts = Sᵀ dz;  dT = Pᵀ dParts
 * </pre>
 */
final class InputLayer {
  private static final int AGE_ROWS = 2;
  private static final int GENDER_ROWS = 3;

  private final Kernels kernels = Kernels.best();
  private final Parallel parallel;
  private final int width; // units of the first hidden layer
  private final int genresAt; // where fc1's rows of the genre flags begin; the bias follows them
  private final int genres;
  private final ProjectedTable zip;
  private final ProjectedTable year;
  private final ProjectedTable occupation;
  private final ProjectedTable age;
  private final ProjectedTable gender;

  private int genreRow; // where the genres' rows begin in T
  private int constantRow; // the last row of T
  private final float[] table; // T, [constantRow + 1 × width]
  private final float[] tableGradient; // [constantRow + 1 × width]
  private final float[] parts; // [people + movies × width]
  private final float[] partsGradient; // [people + movies × width]
  private final SparseMatrix partsOfTable = new SparseMatrix(); // P
  private final SparseMatrix ratingsOfParts = new SparseMatrix(); // S
  private final SparseMatrix transposed = new SparseMatrix();

  /**
   * Creates one.
   *
   * @param capacity the largest batch
   * @param parallel shares its loops out
   */
  InputLayer(NetworkLayout layout, int capacity, Parallel parallel) {
    this.parallel = parallel;
    NetworkShape shape = layout.shape();
    width = shape.hidden1();
    genres = shape.genres();
    int slice = shape.embedding() * width;
    int at = layout.fc1.offset();
    zip = table(layout, layout.zip, shape.zipCodes(), at);
    year = table(layout, layout.year, shape.years(), at + slice);
    occupation = table(layout, layout.occupation, shape.occupations(), at + 2 * slice);
    age = table(layout, layout.age, AGE_ROWS, at + 3 * slice);
    gender = table(layout, layout.gender, GENDER_ROWS, at + 4 * slice);
    genresAt = at + 5 * slice;
    int rows = shape.zipCodes() + shape.years() + shape.occupations();
    table = new float[(rows + AGE_ROWS + GENDER_ROWS + genres + 1) * width];
    tableGradient = new float[table.length];
    parts = new float[2 * capacity * width];
    partsGradient = new float[2 * capacity * width];
  }

  private ProjectedTable table(
      NetworkLayout layout, NetworkLayout.Slot slot, int rows, int sliceAt) {
    NetworkShape shape = layout.shape();
    return new ProjectedTable(
        rows, shape.embedding(), shape.hidden1(), slot.offset(), sliceAt, parallel);
  }

  /** Overwrites {@code z}, [batch × width]. */
  void forward(float[] weights, Batch batch, float[] z) {
    touchRows(batch);
    project(weights);
    fillMatrices(batch);
    sum(partsOfTable, parts);
    multiply(ratingsOfParts, parts, z);
  }

  private void fillMatrices(Batch batch) {
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
  }

  private void touchRows(Batch batch) {
    zip.clear();
    year.clear();
    occupation.clear();
    for (int i = 0; i < batch.people; i++) {
      zip.touch(batch.zip[i]);
      occupation.touch(batch.occupation[i]);
    }
    for (int i = 0; i < batch.movies; i++) {
      year.touch(batch.year[i]);
    }
  }

  /** Prepares {@link #addPerson}, {@link #addMovie} and {@link #sum} for every row. */
  void projectAll(float[] weights) {
    zip.touchAll();
    year.touchAll();
    occupation.touchAll();
    project(weights);
  }

  /** Computes the rows of T. */
  private void project(float[] weights) {
    age.touchAll();
    gender.touchAll();
    int next = zip.project(weights, table, 0);
    next = occupation.project(weights, table, next);
    next = year.project(weights, table, next);
    next = age.project(weights, table, next);
    genreRow = gender.project(weights, table, next);
    constantRow = genreRow + genres;
    System.arraycopy(weights, genresAt, table, genreRow * width, (genres + 1) * width);
    for (int row : new int[] {age.projectedRow(1), gender.projectedRow(2)}) {
      kernels.addScaled(1, table, row * width, table, constantRow * width, width);
    }
  }

  /** Adds to {@code p} the row of a person, all of whose rows are projected. */
  void addPerson(
      SparseMatrix p, int zipRow, int occupationRow, float years, float female, float male) {
    p.add(zip.projectedRow(zipRow), 1);
    p.add(occupation.projectedRow(occupationRow), 1);
    p.add(age.projectedRow(0), years);
    p.add(gender.projectedRow(0), female);
    p.add(gender.projectedRow(1), male);
    p.endRow();
  }

  /** Adds to {@code p} the row of a movie, whose year is projected. */
  void addMovie(SparseMatrix p, int yearRow, int[] movieGenres) {
    p.add(year.projectedRow(yearRow), 1);
    for (int genre : movieGenres) {
      p.add(genreRow + genre, 1);
    }
    p.add(constantRow, 1);
    p.endRow();
  }

  /** The people and movies of {@code p}: overwrites {@code sums}, [rows of p × width]. */
  void sum(SparseMatrix p, float[] sums) {
    multiply(p, table, sums);
  }

  /** Overwrites the gradients of this layer's parameters, given that of z, [batch × width]. */
  void backward(float[] weights, float[] gradients, float[] dz) {
    transposed.setTransposed(ratingsOfParts, partsOfTable.rows());
    multiply(transposed, dz, partsGradient);
    transposed.setTransposed(partsOfTable, constantRow + 1);
    multiply(transposed, partsGradient, tableGradient);
    for (int row : new int[] {age.projectedRow(1), gender.projectedRow(2)}) {
      System.arraycopy(tableGradient, constantRow * width, tableGradient, row * width, width);
    }
    for (ProjectedTable each : new ProjectedTable[] {zip, occupation, year, age, gender}) {
      each.backward(weights, gradients, tableGradient);
    }
    int genresAndBias = (genres + 1) * width;
    System.arraycopy(tableGradient, genreRow * width, gradients, genresAt, genresAndBias);
  }

  /** C = A B for B and C of this layer's width. */
  private void multiply(SparseMatrix a, float[] b, float[] c) {
    parallel.run(a.rows(), 16, (from, to) -> kernels.multiply(a, b, width, c, from, to));
  }
}
