package io.matinee.factorization;

import io.matinee.data.SplitSpec;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/**
 * A search for settings of the factorization and how far it came. Immutable.
 *
 * @param split which part of the ratings is held out; the search never looks at it
 * @param dataChecksum the identity of the data
 * @param trials by number
 */
public record FactorizationTuning(
    SplitSpec split, String dataChecksum, List<FactorizationTrial> trials) {
  /** Keeps its own copy. */
  public FactorizationTuning {
    trials = List.copyOf(trials);
    if (trials.isEmpty()) {
      throw new IllegalArgumentException("expected trials, found none");
    }
  }

  /** The same with another state of one trial. */
  FactorizationTuning with(FactorizationTrial trial) {
    List<FactorizationTrial> changed = new ArrayList<>(trials);
    changed.set(trial.number() - 1, trial);
    return new FactorizationTuning(split, dataChecksum, changed);
  }

  /** The trials that are done, the one of the lowest validation RMSE first. */
  public List<FactorizationTrial> ranked() {
    return trials.stream()
        .filter(FactorizationTrial::done)
        .sorted(Comparator.comparingDouble(FactorizationTrial::validationRmse)) // stable
        .toList();
  }

  /** The best trial of a search that is done. */
  public FactorizationTrial winner() {
    return ranked().get(0);
  }

  /** The trial of the default settings. */
  public FactorizationTrial byDefault() {
    return trials.get(0);
  }
}
