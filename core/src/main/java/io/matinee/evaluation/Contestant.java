package io.matinee.evaluation;

import io.matinee.data.Ratings;
import java.util.List;
import java.util.Map;

/**
 * A model that takes part: how it is trained, whatever it is.
 *
 * @param name for tables; no two contestants have the same
 * @param builtOn names of contestants before it that it is handed trained; their costs are its own
 *     too
 * @param trainer trains it
 */
public record Contestant(String name, List<String> builtOn, Trainer trainer) {
  /** Trains a model to be judged. */
  @FunctionalInterface
  public interface Trainer {
    /**
     * Trains.
     *
     * @param train all that the model may learn from
     * @param others those that it is built on, by name, trained on the same
     */
    Entrant train(Ratings train, Map<String, Entrant> others);
  }

  /** Keeps its own copy of the names. */
  public Contestant {
    builtOn = List.copyOf(builtOn);
  }

  /** One that is built on no other. */
  public Contestant(String name, Trainer trainer) {
    this(name, List.of(), trainer);
  }
}
