package io.matinee.network;

import io.matinee.kernels.Kernels;
import java.util.Arrays;

/**
 * The first linear layer, fc1 of [zip, year, occupation, age, gender, genres], as a sum of rows:
 *
 * <pre>
 * z = Zip[zip] + Year[year] + Occupation[occupation]
 *   + age · Age[0] + Age[1] + female · Gender[0] + male · Gender[1] + Gender[2]
 *   + Σ over the movie's genres of fc1[genre] + fc1.bias
 * </pre>
 *
 * where each table is already multiplied by its slice of fc1 ({@link ProjectedTable}). The last row
 * of Age and of Gender is the bias of the small linear layer that embeds it.
 */
final class InputLayer {
  private static final int[] AGE_ROWS = {0, 1};
  private static final int[] GENDER_ROWS = {0, 1, 2};

  private final Kernels kernels = Kernels.best();
  private final int width; // units of the first hidden layer
  private final int genresAt; // where fc1's rows of the genre flags begin
  private final int genres;
  private final int biasAt;
  private final ProjectedTable zip;
  private final ProjectedTable year;
  private final ProjectedTable occupation;
  private final ProjectedTable age;
  private final ProjectedTable gender;
  private final float[] constant; // [width] the part that is the same for every rating
  private final float[] sum; // [width] gradient summed over the batch

  InputLayer(NetworkLayout layout) {
    NetworkShape shape = layout.shape();
    width = shape.hidden1();
    genres = shape.genres();
    int slice = shape.embedding() * width;
    int at = layout.fc1.offset();
    zip = table(layout, layout.zip, shape.zipCodes(), at);
    year = table(layout, layout.year, shape.years(), at + slice);
    occupation = table(layout, layout.occupation, shape.occupations(), at + 2 * slice);
    age = table(layout, layout.age, AGE_ROWS.length, at + 3 * slice);
    gender = table(layout, layout.gender, GENDER_ROWS.length, at + 4 * slice);
    genresAt = at + 5 * slice;
    biasAt = layout.fc1Bias.offset();
    constant = new float[width];
    sum = new float[width];
  }

  private static ProjectedTable table(
      NetworkLayout layout, NetworkLayout.Slot slot, int rows, int sliceAt) {
    NetworkShape shape = layout.shape();
    return new ProjectedTable(rows, shape.embedding(), shape.hidden1(), slot.offset(), sliceAt);
  }

  /** Overwrites {@code z}, [batch × width]. */
  void forward(float[] weights, Batch batch, float[] z) {
    zip.project(weights, batch.zip, batch.size);
    year.project(weights, batch.year, batch.size);
    occupation.project(weights, batch.occupation, batch.size);
    projectAgeAndGender(weights);
    for (int i = 0; i < batch.size; i++) {
      int at = i * width;
      System.arraycopy(constant, 0, z, at, width);
      addPerson(
          batch.zip[i], batch.occupation[i], batch.age[i], batch.female[i], batch.male[i], z, at);
      addMovie(weights, batch.year[i], batch.genres[i], z, at);
    }
  }

  /** Prepares {@link #addConstant}, {@link #addPerson} and {@link #addMovie} for every row. */
  void projectAll(float[] weights) {
    zip.projectAll(weights);
    year.projectAll(weights);
    occupation.projectAll(weights);
    projectAgeAndGender(weights);
  }

  /** Multiplies the small tables and sums what is the same for every rating. */
  private void projectAgeAndGender(float[] weights) {
    age.project(weights, AGE_ROWS, AGE_ROWS.length);
    gender.project(weights, GENDER_ROWS, GENDER_ROWS.length);
    System.arraycopy(weights, biasAt, constant, 0, width);
    kernels.addScaled(1, age.projected, age.at(1), constant, 0, width);
    kernels.addScaled(1, gender.projected, gender.at(2), constant, 0, width);
  }

  /** Adds the part that is the same for every rating to {@code z[at..at + width)}. */
  void addConstant(float[] z, int at) {
    kernels.addScaled(1, constant, 0, z, at, width);
  }

  /** Adds what a person contributes to {@code z[at..at + width)}. */
  void addPerson(
      int zipRow, int occupationRow, float years, float female, float male, float[] z, int at) {
    kernels.addScaled(1, zip.projected, zip.at(zipRow), z, at, width);
    kernels.addScaled(1, occupation.projected, occupation.at(occupationRow), z, at, width);
    kernels.addScaled(years, age.projected, age.at(0), z, at, width);
    kernels.addScaled(female, gender.projected, gender.at(0), z, at, width);
    kernels.addScaled(male, gender.projected, gender.at(1), z, at, width);
  }

  /** Adds what a movie contributes to {@code z[at..at + width)}. */
  void addMovie(float[] weights, int yearRow, int[] movieGenres, float[] z, int at) {
    kernels.addScaled(1, year.projected, year.at(yearRow), z, at, width);
    for (int genre : movieGenres) {
      kernels.addScaled(1, weights, genresAt + genre * width, z, at, width);
    }
  }

  /** Adds the gradients of this layer's parameters, given the gradient of z, [batch × width]. */
  void backward(float[] weights, float[] gradients, Batch batch, float[] dz) {
    Arrays.fill(gradients, genresAt, genresAt + genres * width, 0);
    Arrays.fill(sum, 0);
    for (int i = 0; i < batch.size; i++) {
      int at = i * width;
      add(1, dz, at, zip, batch.zip[i]);
      add(1, dz, at, occupation, batch.occupation[i]);
      add(batch.age[i], dz, at, age, 0);
      add(batch.female[i], dz, at, gender, 0);
      add(batch.male[i], dz, at, gender, 1);
      add(1, dz, at, year, batch.year[i]);
      for (int genre : batch.genres[i]) {
        kernels.addScaled(1, dz, at, gradients, genresAt + genre * width, width);
      }
      kernels.addScaled(1, dz, at, sum, 0, width);
    }
    add(1, sum, 0, age, 1);
    add(1, sum, 0, gender, 2);
    System.arraycopy(sum, 0, gradients, biasAt, width);
    for (ProjectedTable table : new ProjectedTable[] {zip, year, occupation, age, gender}) {
      table.backward(weights, gradients);
    }
  }

  private void add(float factor, float[] dz, int at, ProjectedTable table, int row) {
    kernels.addScaled(factor, dz, at, table.projectedGradient, table.at(row), width);
  }
}
