package io.matinee.factorization;

import java.util.List;
import java.util.Objects;

/**
 * One of the settings that a search tries.
 *
 * @param number from 1; the default settings are number 1
 * @param settings as they are tried: on fewer sweeps of two chains
 * @param curve [sweeps] validation RMSE in stars, of the draws of one sweep while the first chains
 *     burn in, then of the mean of all samples so far; empty until the trial is done
 */
public record FactorizationTrial(int number, FactorizationSettings settings, List<Double> curve) {
  /** Keeps its own copy, and checks that nothing is missing. */
  public FactorizationTrial {
    Objects.requireNonNull(settings, "settings");
    curve = List.copyOf(curve);
    int sweeps = settings.sweeps();
    if (curve.size() % sweeps != 0 || curve.size() > settings.chains() * sweeps) {
      throw new IllegalArgumentException(
          "expected a curve of %d sweeps, or so many for each chain, found %d"
              .formatted(sweeps, curve.size()));
    }
  }

  /** Whether it is that of the default settings. */
  public boolean ofDefaults() {
    return number == 1;
  }

  /** Whether its error is known. */
  public boolean done() {
    return !curve.isEmpty();
  }

  /** Of the mean of all samples, in stars; {@code null} until it is done. */
  public Double validationRmse() {
    return done() ? curve.get(curve.size() - 1) : null;
  }

  /** This trial when it is done. */
  FactorizationTrial with(List<Double> curve) {
    return new FactorizationTrial(number, settings, curve);
  }

  /**
   * The settings of a whole sampling of what was tried: all chains, of which each of the two tried
   * stands for half, and the default sweeps.
   */
  public FactorizationSettings whole() {
    FactorizationSettings defaults = FactorizationSettings.defaults();
    int first = settings.factors().get(0);
    int second = settings.factors().get(1);
    return FactorizationSettings.builder()
        .factors(FactorizationTrials.halves(first, second, defaults.chains()))
        .noise(settings.noise())
        .attributes(settings.attributes())
        .history(settings.history())
        .seed(settings.seed())
        .build();
  }
}
