package io.matinee.network;

import io.matinee.MatineeException;
import io.matinee.data.SplitSpec;
import io.matinee.network.TuningPlan.Rung;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;

/**
 * A search for settings and how far it came. Immutable.
 *
 * @param plan how large it is
 * @param split which part of the ratings is held out; the search never looks at it
 * @param dataChecksum the identity of the data
 * @param trials by number
 */
public record Tuning(TuningPlan plan, SplitSpec split, String dataChecksum, List<Trial> trials) {
  /** Checks that the trials are those of the plan. */
  public Tuning {
    trials = List.copyOf(trials);
    List<Integer> numbers = trials.stream().map(Trial::number).toList();
    if (!numbers.equals(IntStream.rangeClosed(1, plan.trials()).boxed().toList())) {
      throw new IllegalArgumentException(
          "expected trials 1 to %d, found %s".formatted(plan.trials(), numbers));
    }
  }

  /** A search of which nothing is done. */
  static Tuning begin(TuningPlan plan, SplitSpec split, String dataChecksum) {
    List<NetworkSettings> settings = SearchSpace.settings(plan);
    List<Trial> trials =
        IntStream.range(0, settings.size())
            .mapToObj(i -> new Trial(i + 1, settings.get(i), List.of(), 0, null))
            .toList();
    return new Tuning(plan, split, dataChecksum, trials);
  }

  /** The same with another state of one trial. */
  Tuning with(Trial trial) {
    List<Trial> changed = new ArrayList<>(trials);
    changed.set(trial.number() - 1, trial);
    return new Tuning(plan, split, dataChecksum, changed);
  }

  /**
   * The trials that take part in {@code rung}, by number, once all rungs before are done: the best
   * at the end of the rung before, and always the default settings, so that the winner has been
   * compared with them over the same epochs.
   */
  List<Trial> takingPart(Rung rung) {
    if (rung.number() == 1) {
      return trials;
    }
    int before = rung.number() - 1;
    int epochs = plan.rungs().get(before - 1).epochs();
    List<Trial> best =
        trials.stream()
            .filter(trial -> trial.rungs() >= before)
            .sorted(Comparator.comparingDouble(trial -> trial.bestRmse(epochs))) // stable
            .limit(rung.trials())
            .toList();
    return trials.stream()
        .filter(trial -> best.contains(trial) || trial.ofDefaults() && trial.rungs() >= before)
        .toList();
  }

  /** All trials, the winner first, those that diverged last. */
  public List<Trial> ranked() {
    return trials.stream().sorted(Trial.BEST_FIRST).toList();
  }

  /**
   * The trial of the lowest validation RMSE among those that came to the end.
   *
   * @throws MatineeException if none did
   */
  public Trial winner() {
    Trial first = ranked().get(0);
    if (!reachedTheEnd(first)) {
      throw new MatineeException(
          "expected a trial that comes to the end, found all of them diverged (the first: %s)"
              .formatted(byDefault().divergence()));
    }
    return first;
  }

  /** Whether {@code trial} was trained to the end of the last rung. */
  public boolean reachedTheEnd(Trial trial) {
    return trial.rungs() == plan.rungs().size() && !trial.diverged();
  }

  /** The trial of the default settings. */
  public Trial byDefault() {
    return trials.get(0);
  }
}
