package io.matinee.cli;

import java.time.Duration;
import java.util.Locale;
import java.util.function.LongFunction;
import me.tongfei.progressbar.ProgressBarRenderer;
import me.tongfei.progressbar.ProgressState;

/**
 * Draws a training in one line of a terminal, such as {@code Epoch 3/40 [== ] 7 % 0:12 left loss
 * 0.0463 RMSE 1.0144 (best 1.0144)}. The bar takes what the figures leave; in a narrow terminal
 * there is none, and the line is cut rather than wrapped.
 *
 * @param where says where in the training so many steps are
 */
record TrainingBar(LongFunction<String> where) implements ProgressBarRenderer {
  private static final int SHORTEST_BAR = 3; // columns

  @Override
  public String render(ProgressState state, int columns) {
    String before = where.apply(state.getCurrent()) + " ";
    String after =
        String.format(
            Locale.ROOT,
            "%3.0f %%  %s left  %s",
            100 * state.getNormalizedProgress(),
            left(state),
            state.getExtraMessage());
    String line = before + bar(state, columns - before.length() - after.length() - 3) + after;
    String padded = line + " ".repeat(Math.max(0, columns - line.length())); // over the line before
    return padded.substring(0, columns);
  }

  private static String bar(ProgressState state, int length) {
    if (length < SHORTEST_BAR) {
      return "";
    }
    int done = (int) (length * state.getNormalizedProgress());
    return "[" + "=".repeat(done) + " ".repeat(length - done) + "] ";
  }

  private static String left(ProgressState state) {
    long done = state.getCurrent() - state.getStart();
    if (done == 0) {
      return "?:??";
    }
    long remaining = state.getMax() - state.getCurrent();
    Duration left = state.getElapsedAfterStart().multipliedBy(remaining).dividedBy(done);
    return "%d:%02d".formatted(left.toMinutes(), left.toSecondsPart());
  }
}
