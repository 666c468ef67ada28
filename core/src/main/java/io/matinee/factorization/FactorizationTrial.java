package io.matinee.factorization;

import java.util.Objects;

/**
 * One of the settings that a search tries.
 *
 * @param number from 1; the default settings are number 1
 * @param settings as they are tried: on fewer sweeps of two chains
 * @param validationRmse of the mean of all samples, in stars; {@code null} until it is done
 */
public record FactorizationTrial(
    int number, FactorizationSettings settings, Double validationRmse) {
  /** Checks that the settings are there. */
  public FactorizationTrial {
    Objects.requireNonNull(settings, "settings");
  }

  /** Whether it is that of the default settings. */
  public boolean ofDefaults() {
    return number == 1;
  }

  /** Whether its error is known. */
  public boolean done() {
    return validationRmse != null;
  }

  /** This trial when it is done. */
  FactorizationTrial with(double rmse) {
    return new FactorizationTrial(number, settings, rmse);
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
