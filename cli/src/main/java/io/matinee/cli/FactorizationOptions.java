package io.matinee.cli;

import io.matinee.factorization.FactorizationSettings;
import io.matinee.factorization.FactorizationSettings.Noise;
import java.util.List;
import picocli.CommandLine.Option;

/**
 * How the factorization is sampled. A test holds the defaults in the texts to those of the
 * settings.
 */
final class FactorizationOptions {
  @Option(
      names = "--factors",
      split = ",",
      paramLabel = "K",
      description = "Factors of each chain, by turns (default: 8,8,12,12).")
  private List<Integer> factors;

  @Option(
      names = "--chains",
      paramLabel = "N",
      description = "Chains that are averaged (default: 4).")
  private Integer chains;

  @Option(
      names = "--noise",
      paramLabel = "NOISE",
      description = "gaussian, probit or mixed (default: mixed).")
  private Noise noise;

  @Option(
      names = "--sweeps",
      paramLabel = "N",
      description = "Sweeps of a chain, burn-in included (default: 400).")
  private Integer sweeps;

  @Option(
      names = "--burn-in",
      paramLabel = "N",
      description = "Sweeps of a chain before samples are taken (default: 100).")
  private Integer burnIn;

  @Option(
      names = "--samples",
      paramLabel = "N",
      description = "Samples kept, of all chains (default: 60).")
  private Integer samples;

  @Option(
      names = "--attributes",
      negatable = true,
      description = "Use genres, years and demographics (default: yes).")
  private Boolean attributes;

  @Option(
      names = "--history",
      negatable = true,
      description = "In half of the chains, use which movies a person rated (default: yes).")
  private Boolean history;

  @Option(
      names = "--dates",
      description = "Use the date of a rating, as a recommender cannot (default: no).")
  private Boolean dates;

  /**
   * What the person set over {@code base}.
   *
   * @param validation share of the training part that is kept to watch; {@code null} for the base's
   * @throws WrongUsage if a value is out of its range
   */
  FactorizationSettings settings(FactorizationSettings.Builder base, Double validation, long seed) {
    return WrongUsage.unless(() -> applyTo(base, validation).seed(seed).build());
  }

  private FactorizationSettings.Builder applyTo(
      FactorizationSettings.Builder settings, Double validation) {
    Given.of(factors, settings::factors);
    Given.of(chains, settings::chains);
    Given.of(noise, settings::noise);
    Given.of(sweeps, settings::sweeps);
    Given.of(burnIn, settings::burnIn);
    Given.of(samples, settings::samples);
    Given.of(attributes, settings::attributes);
    Given.of(history, settings::history);
    Given.of(dates, settings::dates);
    Given.of(validation, settings::validation);
    return settings;
  }
}
