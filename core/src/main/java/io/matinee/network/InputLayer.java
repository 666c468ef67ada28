package io.matinee.network;

import io.matinee.kernels.Kernels;
import io.matinee.kernels.SparseMatrix;
import io.matinee.kernels.Workers;
import java.util.List;
import java.util.function.ToIntFunction;

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
 * of Age and of Gender is the bias of the small linear layer that embeds it. With T, P and S as
 * {@link InputRows} has them,
 *
 * <pre>
 * parts = P T;  z = S parts;  dParts = Sᵀ dz;  dT = Pᵀ dParts
 * </pre>
 */
final class InputLayer {
  private static final int UNIT = 128; // rows that threads share out begin at multiples of it

  private final Kernels kernels = Kernels.best();
  private final Workers workers;
  private final int width; // units of the first hidden layer
  private final int embedding;
  private final int genresAt; // where fc1's rows of the genre flags begin; the bias follows them
  private final int genres;
  private final ProjectedTable zip;
  private final ProjectedTable occupation;
  private final ProjectedTable year;
  private final ProjectedTable age;
  private final ProjectedTable gender;
  private final List<ProjectedTable> tables; // all of them, in the order of their rows in T
  private final Places ageRows = new Places(InputRows.AGE_ROWS);
  private final Places genderRows = new Places(InputRows.GENDER_ROWS);

  private final float[] table; // T, [rows × width]
  private final float[] tableGradient; // [rows × width]
  private final float[] parts; // [people + movies × width]
  private final float[] partsGradient; // [people + movies × width]

  /**
   * Creates one.
   *
   * @param capacity the largest batch
   * @param workers share the rows out
   */
  InputLayer(NetworkLayout layout, int capacity, Workers workers) {
    this.workers = workers;
    NetworkShape shape = layout.shape();
    width = shape.hidden1();
    embedding = shape.embedding();
    genres = shape.genres();
    int slice = embedding * width;
    int at = layout.fc1.offset();
    zip = table(layout.zip, shape.zipCodes(), at);
    year = table(layout.year, shape.years(), at + slice);
    occupation = table(layout.occupation, shape.occupations(), at + 2 * slice);
    age = table(layout.age, InputRows.AGE_ROWS, at + 3 * slice);
    gender = table(layout.gender, InputRows.GENDER_ROWS, at + 4 * slice);
    tables = List.of(zip, occupation, year, age, gender);
    genresAt = at + 5 * slice;
    ageRows.addAll();
    genderRows.addAll();
    table = new float[InputRows.mostRows(shape) * width];
    tableGradient = new float[table.length];
    parts = new float[2 * capacity * width];
    partsGradient = new float[2 * capacity * width];
  }

  private ProjectedTable table(NetworkLayout.Slot slot, int rows, int sliceAt) {
    return new ProjectedTable(slot, rows, embedding, width, sliceAt);
  }

  /** Computes T, and the people and movies of the batch; prepares {@link #backward}. */
  void forward(float[] weights, InputRows rows) {
    project(weights, rows);
    workers.inParts(
        rows.partsOfTable.rows(),
        UNIT,
        (from, to) -> kernels.multiply(rows.partsOfTable, table, width, parts, from, to));
  }

  /** Overwrites rows {@code from} to {@code to} - 1 of {@code z}, [batch × width]. */
  void sumRatings(InputRows rows, float[] z, int from, int to) {
    kernels.multiply(rows.ratingsOfParts, parts, width, z, from, to);
  }

  /** Computes T. */
  void project(float[] weights, InputRows rows) {
    zip.use(rows.zip, 0);
    occupation.use(rows.occupation, rows.occupationBase());
    year.use(rows.year, rows.yearBase());
    age.use(ageRows, rows.ageBase());
    gender.use(genderRows, rows.genderBase());
    forEachTask(ProjectedTable::forwardTasks, (of, task) -> of.forward(task, weights, table));
    int genresAndBias = (genres + 1) * width;
    System.arraycopy(weights, genresAt, table, rows.genreBase() * width, genresAndBias);
    for (int row : biases(rows)) {
      kernels.addScaled(1, table, row * width, table, rows.constantRow() * width, width);
    }
  }

  private interface TableTask {
    void run(ProjectedTable table, int task);
  }

  /**
   * The tasks of all tables, table by table: threads tend to get the same tables again and again,
   * and have them in their caches.
   */
  private void forEachTask(ToIntFunction<ProjectedTable> tasks, TableTask run) {
    int[] ends = new int[tables.size()]; // where the tasks of each table end
    int all = 0;
    for (int i = 0; i < ends.length; i++) {
      all += tasks.applyAsInt(tables.get(i));
      ends[i] = all;
    }
    workers.run(
        all,
        task -> {
          int of = 0;
          while (task >= ends[of]) {
            of++;
          }
          run.run(tables.get(of), of == 0 ? task : task - ends[of - 1]);
        });
  }

  /** The rows of T that are part of its constant. */
  private static int[] biases(InputRows rows) {
    return new int[] {
      rows.ageBase() + InputRows.AGE_ROWS - 1, rows.genderBase() + InputRows.GENDER_ROWS - 1
    };
  }

  /** The people and movies of {@code p}: overwrites {@code sums}, [rows of p × width]. */
  void sum(SparseMatrix p, float[] sums) {
    kernels.multiply(p, table, width, sums, 0, p.rows());
  }

  /**
   * Overwrites the gradients of this layer's parameters, given that of z, [batch × width], of the
   * last forward pass.
   *
   * @param finished is told of those of fc1
   */
  void backward(float[] weights, float[] gradients, InputRows rows, float[] dz, Finished finished) {
    workers.inParts(
        rows.partsOfRatings.rows(),
        UNIT,
        (from, to) -> kernels.multiply(rows.partsOfRatings, dz, width, partsGradient, from, to));
    workers.inParts(
        rows.tableOfParts.rows(),
        UNIT,
        (from, to) ->
            kernels.multiply(rows.tableOfParts, partsGradient, width, tableGradient, from, to));
    for (int row : biases(rows)) {
      int constant = rows.constantRow() * width;
      System.arraycopy(tableGradient, constant, tableGradient, row * width, width);
    }
    for (ProjectedTable each : tables) {
      each.clearUntouched(gradients);
    }
    forEachTask(
        ProjectedTable::backwardTasks,
        (of, task) -> of.backward(task, weights, gradients, tableGradient, finished));
    int genresEnd = genresAt + (genres + 1) * width;
    System.arraycopy(
        tableGradient, rows.genreBase() * width, gradients, genresAt, genresEnd - genresAt);
    finished.gradients(genresAt, genresEnd);
  }
}
