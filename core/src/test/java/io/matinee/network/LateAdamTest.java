package io.matinee.network;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.matinee.kernels.Workers;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

/** Rows that are brought up to date late against {@link Adam}, which moves all at every step. */
class LateAdamTest {
  private static final NetworkShape SHAPE = new NetworkShape(60, 9, 5, 3, 7, 8, 4);
  private static final NetworkLayout LAYOUT = new NetworkLayout(SHAPE);
  private static final int STEPS = 3_000;

  /** A step rounds a weight of up to 4 by 2.4e-7; 3,000 steps by the root of that many, 1.3e-5. */
  private static final float ROUNDING = 1.3e-5f;

  private final SplittableRandom random = new SplittableRandom(3);
  private final float[] late = randomWeights();
  private final float[] atOnce = late.clone();
  private final LateAdam lateAdam = new LateAdam(LAYOUT);
  private final Adam adam = new Adam(0, LAYOUT);
  private final Workers workers = new Workers(1);

  private float[] randomWeights() {
    float[] weights = new float[LAYOUT.size()];
    for (int i = 0; i < weights.length; i++) {
      weights[i] = 2 * random.nextFloat() - 1;
    }
    return weights;
  }

  /**
   * Gradients of 1e-7 to 0.1, so that epsilon, 1e-8, counts for some; rows are touched again after
   * one step or after hundreds. All of them move by 1e-3 a step at most.
   */
  @Test
  void weightsAreThoseOfAdamButForRounding() {
    for (int step = 0; step < STEPS; step++) {
      learn(1e-3, gradientScale(step));
    }
    lateAdam.settle(late, workers);
    for (int i = 0; i < late.length; i++) {
      assertThat(late[i]).as("weight %d", i).isCloseTo(atOnce[i], within(ROUNDING));
    }
    assertMomentsAreTheSame();
  }

  private static float gradientScale(int step) {
    return (float) Math.pow(10, -1 - step % 7);
  }

  /** Each row has its next step where Adam would have it: weights agree while rows are read. */
  @Test
  void whatABatchReadsIsUpToDate() {
    for (int step = 0; step < STEPS; step++) {
      List<Places> touched = learn(1e-3, 0.01f);
      for (int table = 0; table < touched.size(); table++) {
        NetworkLayout.Slot slot = LAYOUT.tables().get(table);
        for (int place = 0; place < touched.get(table).count(); place++) {
          int at = slot.offset() + touched.get(table).key(place) * slot.columns();
          assertThat(late[at]).as("step %d", step).isCloseTo(atOnce[at], within(ROUNDING));
        }
      }
    }
  }

  /** Steps are made up for at the rate that they had. */
  @Test
  void theRateMayChangeFromStepToStep() {
    for (int step = 0; step < STEPS; step++) {
      learn(step < 700 ? 1e-3 : step < 2_000 ? 1e-2 : 1e-4, 0.01f);
    }
    lateAdam.settle(late, workers);
    for (int i = 0; i < late.length; i++) {
      assertThat(late[i]).as("weight %d", i).isCloseTo(atOnce[i], within(ROUNDING));
    }
  }

  @Test
  void goingOnAfterASaveIsTheSameToTheLastBit() {
    for (int step = 0; step < 600; step++) {
      learn(1e-3, 0.01f);
    }
    lateAdam.settle(late, workers);
    LateAdam other = new LateAdam(LAYOUT);
    for (int i = 0; i < 2; i++) {
      float[] saved = lateAdam.memory().get(i);
      System.arraycopy(saved, 0, other.memory().get(i), 0, saved.length);
    }
    other.resumeAfter(lateAdam.steps());
    float[] otherWeights = late.clone();
    for (int step = 0; step < 100; step++) {
      List<Places> touched = touched();
      float[] gradients = gradients(touched, 0.01f);
      step(lateAdam, late, gradients, 1e-3, touched);
      step(other, otherWeights, gradients, 1e-3, touched);
    }
    lateAdam.settle(late, workers);
    other.settle(otherWeights, workers);
    assertThat(otherWeights).isEqualTo(late);
  }

  private List<Places> learn(double rate, float scale) {
    List<Places> touched = touched();
    float[] gradients = gradients(touched, scale);
    step(lateAdam, late, gradients, rate, touched);
    step(adam, atOnce, gradients, rate, touched);
    return touched;
  }

  private void step(
      Optimizer optimizer, float[] weights, float[] gradients, double rate, List<Places> touched) {
    forEachRow(touched, (table, row) -> optimizer.catchUp(weights, table, row));
    optimizer.begin(weights, rate, workers);
    optimizer.move(weights, gradients, LAYOUT.tablesEnd(), LAYOUT.size());
    if (optimizer.movesRows()) {
      forEachRow(
          touched,
          (table, row) -> {
            NetworkLayout.Slot slot = LAYOUT.tables().get(table);
            int from = slot.offset() + row * slot.columns();
            optimizer.moveRow(weights, table, row, gradients, from);
          });
    } else {
      optimizer.moveTables(weights, gradients, workers);
    }
  }

  private static void forEachRow(List<Places> touched, EmbeddedRows.RowUse step) {
    for (int table = 0; table < touched.size(); table++) {
      for (int place = 0; place < touched.get(table).count(); place++) {
        step.before(table, touched.get(table).key(place));
      }
    }
  }

  /** One row of each table, the first ones far more often, and the last never. */
  private List<Places> touched() {
    return LAYOUT.tables().stream().map(table -> oneOf(table.rows() - 1)).toList();
  }

  private Places oneOf(int rows) {
    Places places = new Places(rows);
    double u = random.nextDouble();
    places.findOrAdd((int) (rows * u * u * u * u));
    return places;
  }

  /** 0 in all rows that are not touched. */
  private float[] gradients(List<Places> touched, float scale) {
    float[] gradients = new float[LAYOUT.size()];
    fill(gradients, LAYOUT.age.offset(), LAYOUT.size(), scale);
    for (int table = 0; table < touched.size(); table++) {
      NetworkLayout.Slot slot = LAYOUT.tables().get(table);
      int at = slot.offset() + touched.get(table).key(0) * slot.columns();
      fill(gradients, at, at + slot.columns(), scale);
    }
    return gradients;
  }

  private void fill(float[] values, int from, int to, float scale) {
    for (int i = from; i < to; i++) {
      values[i] = scale * (2 * random.nextFloat() - 1);
    }
  }

  /**
   * A decay of many steps at once and of one after the other part by 6e-8 a step; what has decayed
   * beyond that is 0.
   */
  private void assertMomentsAreTheSame() {
    for (int moment = 0; moment < 2; moment++) {
      float[] actual = lateAdam.memory().get(moment);
      float[] expected = adam.memory().get(moment);
      for (int i = 0; i < actual.length; i++) {
        float tolerance = 1e-4f * Math.abs(expected[i]) + 1e-18f;
        assertThat(actual[i]).as("moment %d", moment).isCloseTo(expected[i], within(tolerance));
      }
    }
  }
}
