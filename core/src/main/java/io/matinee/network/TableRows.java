package io.matinee.network;

import io.matinee.kernels.Workers;
import java.util.Arrays;
import java.util.function.Supplier;

/**
 * The rows of tables that a batch touches, from the weights to {@link EmbeddedRows} and their
 * gradients back. Each row has a thread that owns it. Where an optimizer moves rows one by one, the
 * owner reads its rows for the next batch as soon as it has moved those of this one: what others
 * own does not matter to it.
 */
final class TableRows {
  private final NetworkLayout layout;
  private final float[] weights; // [layout.size()]
  private final float[] gradients; // [layout.size()]
  private final EmbeddedRows embedded;
  private final Workers workers;
  private final int lookups; // tables that an optimizer may move row by row
  private InputRows ahead; // what was read before its batch's turn, or null

  TableRows(
      NetworkLayout layout,
      float[] weights,
      float[] gradients,
      EmbeddedRows embedded,
      Workers workers) {
    this.layout = layout;
    this.weights = weights;
    this.gradients = gradients;
    this.embedded = embedded;
    this.workers = workers;
    lookups = layout.tables().size();
  }

  /** Reads a batch's rows, all of which are up to date. */
  void readAll(InputRows rows) {
    ahead = null;
    read(rows, EmbeddedRows.RowUse.NONE);
  }

  /** Reads a batch's rows, brought up to date, unless {@link #move} has. */
  void read(InputRows rows, Optimizer optimizer) {
    if (rows != ahead) {
      read(rows, catchUp(optimizer));
    }
    ahead = null;
  }

  private void read(InputRows rows, EmbeddedRows.RowUse use) {
    workers.run(workers.threads(), owner -> embedded.read(weights, rows, use, owner));
  }

  /** Those of lookup tables; the others always are up to date. */
  private EmbeddedRows.RowUse catchUp(Optimizer optimizer) {
    return new EmbeddedRows.RowUse() {
      @Override
      public int fetch(int table, int row) {
        return table < lookups ? optimizer.fetch(weights, table, row) : 0;
      }

      @Override
      public void before(int table, int row) {
        if (table < lookups) {
          optimizer.catchUp(weights, table, row);
        }
      }
    };
  }

  /**
   * Moves all tables, of which those rows have a gradient that were read.
   *
   * @param following the rows of the next batch, or null
   */
  void move(Optimizer optimizer, Supplier<InputRows> following) {
    if (optimizer.movesRows()) {
      moveRows(optimizer, following.get());
    } else {
      keepGradients();
      optimizer.move(weights, gradients, layout.tablesEnd(), layout.fc1.offset());
      optimizer.moveTables(weights, gradients, workers);
    }
  }

  private void moveRows(Optimizer optimizer, InputRows next) {
    EmbeddedRows.RowGradient move =
        (table, row, gradient, from) -> move(optimizer, table, row, gradient, from);
    EmbeddedRows.RowUse use = catchUp(optimizer);
    workers.run(
        workers.threads(),
        owner -> {
          embedded.addUp(move, owner);
          if (next != null) {
            embedded.read(weights, next, use, owner);
          }
        });
    ahead = next;
  }

  private void move(Optimizer optimizer, int table, int row, float[] gradient, int from) {
    if (table < lookups) {
      optimizer.moveRow(weights, table, row, gradient, from);
    } else {
      int at = keep(table, row, gradient, from);
      optimizer.move(weights, gradients, at, at + layout.embedded().get(table).columns());
    }
  }

  /** Puts the gradients of all rows of all tables among those of the other weights. */
  void keepGradients() {
    Arrays.fill(gradients, 0, layout.tablesEnd(), 0);
    workers.run(workers.threads(), owner -> embedded.addUp(this::keep, owner));
  }

  /** Returns where it now is. */
  private int keep(int table, int row, float[] gradient, int from) {
    NetworkLayout.Slot slot = layout.embedded().get(table);
    int at = slot.offset() + row * slot.columns();
    System.arraycopy(gradient, from, gradients, at, slot.columns());
    return at;
  }
}
