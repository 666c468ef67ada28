package io.matinee.network;

import io.matinee.kernels.IdleSteps;
import io.matinee.kernels.Kernels;
import io.matinee.kernels.Workers;
import java.util.Arrays;
import java.util.List;

/**
 * Adam without weight decay that leaves the rows of lookup tables that a batch does not touch until
 * one does. Such a row has no gradient but goes on moving for a while; {@link IdleAdam} makes up
 * for all the steps it missed at once. The weights are those of {@link Adam} but for rounding, and
 * a step costs what the batch touches, however large the tables.
 */
final class LateAdam implements Optimizer {
  private static final int UNIT = 512; // rows that are worth another thread's caches
  private static final int LINE = 16; // weights that the processor fetches together

  private final Kernels kernels = Kernels.best();
  private final Adam adam;
  private final List<NetworkLayout.Slot> tables;
  private final int[][] upTo; // [tables][rows] the steps done; 0 before the first gradient
  private double rate; // of the steps that rows may have missed

  LateAdam(NetworkLayout layout) {
    adam = new Adam(0, layout);
    tables = layout.tables();
    upTo = tables.stream().map(table -> new int[table.rows()]).toArray(int[][]::new);
  }

  @Override
  public int fetch(float[] weights, int table, int row) {
    int all = upTo[table][row];
    int begin = at(table, row);
    int end = begin + tables.get(table).columns();
    for (int i = begin; i < end; i += LINE) {
      all ^= Float.floatToRawIntBits(weights[i]);
      all ^= Float.floatToRawIntBits(adam.means[i]);
      all ^= Float.floatToRawIntBits(adam.squares[i]);
    }
    return all;
  }

  @Override
  public void catchUp(float[] weights, int table, int row) {
    int now = now();
    int done = upTo[table][row];
    if (done == 0 || done == now) {
      return;
    }
    for (; done < Math.min(now, IdleAdam.SERIES_FROM); done++) {
      idle(IdleAdam.one(done, rate), weights, table, row);
    }
    if (done < now) {
      idle(IdleAdam.several(done, now - done, rate), weights, table, row);
    }
    upTo[table][row] = now;
  }

  private int now() {
    return Math.toIntExact(steps());
  }

  private void idle(IdleSteps steps, float[] weights, int table, int row) {
    int columns = tables.get(table).columns();
    kernels.adamIdle(steps, weights, adam.means, adam.squares, at(table, row), columns);
  }

  private int at(int table, int row) {
    NetworkLayout.Slot slot = tables.get(table);
    return slot.offset() + row * slot.columns();
  }

  @Override
  public void begin(float[] weights, double learningRate, Workers workers) {
    if (learningRate != rate) {
      settle(weights, workers); // at the rate of the steps missed
      rate = learningRate;
    }
    adam.begin(weights, learningRate, workers);
  }

  @Override
  public void move(float[] weights, float[] gradients, int from, int to) {
    adam.move(weights, gradients, from, to);
  }

  @Override
  public boolean movesRows() {
    return true;
  }

  @Override
  public void moveRow(float[] weights, int table, int row, float[] gradient, int from) {
    adam.move(weights, at(table, row), gradient, from, tables.get(table).columns());
    upTo[table][row] = now();
  }

  @Override
  public void moveTables(float[] weights, float[] gradients, Workers workers) {
    throw new UnsupportedOperationException("moves row by row");
  }

  @Override
  public void settle(float[] weights, Workers workers) {
    for (int i = 0; i < upTo.length; i++) {
      int table = i;
      workers.inParts(
          upTo[table].length,
          UNIT,
          (from, to) -> {
            for (int row = from; row < to; row++) {
              catchUp(weights, table, row);
            }
          });
    }
  }

  @Override
  public List<float[]> memory() {
    return adam.memory();
  }

  @Override
  public long steps() {
    return adam.steps();
  }

  @Override
  public void resumeAfter(long steps) {
    adam.resumeAfter(steps);
    for (int[] rows : upTo) {
      Arrays.fill(rows, now());
    }
  }
}
