package io.matinee.evaluation;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.BiConsumer;

/** Trains contestants on one part, one after the other, and sees what each costs. */
final class PartRun {
  private final Part part;
  private final List<Contestant> contestants;
  private final BenchmarkListener listener;
  private final Map<String, Entrant> kept = new HashMap<>(); // those that others are built on
  private final Map<String, Cost> costs = new HashMap<>();

  PartRun(Part part, List<Contestant> contestants, BenchmarkListener listener) {
    this.part = part;
    this.contestants = contestants;
    this.listener = listener;
  }

  /** Is told what a contestant cost. */
  interface Costed {
    void done(String name, Entrant entrant, Cost cost);
  }

  /**
   * Trains each.
   *
   * @param scoring scores with it, which counts as its time
   * @param after what is done afterwards, which does not
   */
  void forEach(BiConsumer<String, Entrant> scoring, Costed after) {
    for (Contestant contestant : contestants) {
      String name = contestant.name();
      listener.training(part.name(), name);
      Trained trained = Trained.of(contestant, part.train(), kept);
      listener.judging(part.name(), name);
      long start = System.nanoTime();
      scoring.accept(name, trained.entrant());
      Cost cost = trained.cost((System.nanoTime() - start) / 1e9);
      for (String other : contestant.builtOn()) {
        cost = cost.builtOn(costs.get(other));
      }
      costs.put(name, cost);
      after.done(name, trained.entrant(), cost);
      if (contestants.stream().anyMatch(other -> other.builtOn().contains(name))) {
        kept.put(name, trained.entrant());
      }
      listener.done(part.name(), name);
    }
  }
}
