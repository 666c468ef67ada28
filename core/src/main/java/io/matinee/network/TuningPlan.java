package io.matinee.network;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;

/**
 * How large a search for settings is: random search with successive halving (Jamieson and
 * Talwalkar, Non-stochastic Best Arm Identification and Hyperparameter Optimization, AISTATS 2016),
 * in the form of one bracket of Hyperband (Li et al., JMLR 18, 2018) with a reduction factor of 3.
 * All trials begin on the first rung; the better third goes on to each next rung, which ends after
 * three times as many epochs.
 *
 * @param trials settings to be tried, the default settings among them, from 1 to 1,000
 * @param epochs at most, of a trial that reaches the last rung, and of the winner
 * @param seed of the draws of settings, and of every draw in every training
 */
public record TuningPlan(int trials, int epochs, long seed) {
  private static final int REDUCTION = 3; // Hyperband's eta; 3 or 4 by its authors' advice
  private static final int FEWEST_EPOCHS = 3; // of the first rung: fewer tell little
  private static final int MOST_TRIALS = 1000; // each keeps a file while it may go on

  /**
   * A stage of the search.
   *
   * @param number from 1
   * @param trials how many reach it for their merit
   * @param epochs done by a trial at its end, those of the rungs before included
   */
  public record Rung(int number, int trials, int epochs) {}

  /** Checks the sizes. */
  public TuningPlan {
    check(trials >= 1 && trials <= MOST_TRIALS, "from 1 to " + MOST_TRIALS + " trials", trials);
    check(epochs >= 1, "epochs of at least 1", epochs);
  }

  private static void check(boolean holds, String expected, int found) {
    if (!holds) {
      throw new IllegalArgumentException("expected " + expected + ", found " + found);
    }
  }

  /**
   * The rungs, the first one first. The last ends after {@link #epochs}; each before it after a
   * third of the next one's, rounded up, as long as that is three epochs or more.
   */
  public List<Rung> rungs() {
    Deque<Integer> ends = new ArrayDeque<>(List.of(epochs));
    while (third(ends.getFirst()) >= FEWEST_EPOCHS) {
      ends.addFirst(third(ends.getFirst()));
    }
    List<Rung> rungs = new ArrayList<>();
    int going = trials;
    for (int end : ends) {
      rungs.add(new Rung(rungs.size() + 1, going, end));
      going = Math.max(1, going / REDUCTION);
    }
    return rungs;
  }

  private static int third(int epochs) {
    return (int) Math.ceil((double) epochs / REDUCTION);
  }
}
