package io.matinee.factorization;

import io.matinee.model.LeftOut;
import io.matinee.model.Profile;
import io.matinee.model.Profile.RatedMovie;
import io.matinee.model.RatingExplainer;
import io.matinee.model.RatingPart;
import io.matinee.model.RatingPart.Kind;
import java.util.ArrayList;
import java.util.List;

/**
 * What the factorization's rating of a movie is made of, as the mean over samples. Where a sample
 * takes ratings for numbers, its parts are stars, and one more says what the ends of the scale cut
 * off. Where it takes them for levels, its parts are latent; they become stars along the straight
 * line from the baseline, which shares the difference in stars out as the latent difference is
 * (Aumann and Shapley 1974).
 */
final class FactorizationExplainer implements RatingExplainer {
  private static final double CLOSE = 1e-6; // latents that differ less are the same
  private static final double STEP = 1e-4; // of a difference quotient there

  private final Posterior posterior;
  private final CatalogueVectors catalogue;
  private final Profile profile;
  private final List<Served> samples;
  private final double[] spreads; // [samples] of latents; 0 where f is stars
  private final SampleParts[] parts; // [samples] made when first asked for
  private List<LeaveOneOut> without; // likewise

  FactorizationExplainer(Posterior posterior, CatalogueVectors catalogue, Profile profile) {
    this.posterior = posterior;
    this.catalogue = catalogue;
    this.profile = profile;
    this.samples = new FactorizationScorer(posterior, catalogue, profile).samples();
    this.parts = new SampleParts[samples.size()];
    this.spreads =
        samples.stream()
            .mapToDouble(s -> s.sample().probit() ? s.typicalSpread() + s.unknownDate() : 0)
            .toArray();
  }

  @Override
  public double rating(int movie) {
    double sum = 0;
    for (int s = 0; s < spreads.length; s++) {
      sum += share() * stars(s, samples.get(s).explained(catalogue, movie), 0);
    }
    return sum;
  }

  /** How much a sample counts. */
  private double share() {
    return 1.0 / spreads.length;
  }

  /** What {@code explained} means in stars, where f has {@code more} variance than it has now. */
  private double stars(int s, double explained, double more) {
    return samples.get(s).noise().moments(explained, spreads[s] + more)[0];
  }

  @Override
  public List<RatingPart> parts(int movie) {
    PartSums sums = new PartSums();
    for (int s = 0; s < spreads.length; s++) {
      if (parts[s] == null) {
        parts[s] = parts(samples.get(s));
      }
      double baseline = parts[s].baseline();
      PartSums beyond = parts[s].parts(movie);
      double explained = baseline + beyond.sum();
      boolean probit = samples.get(s).sample().probit();
      sums.add(Kind.BASELINE, share() * (probit ? stars(s, baseline, 0) : baseline));
      sums.addScaled(share() * (probit ? slope(s, baseline, explained) : 1), beyond);
      sums.add(Kind.CLIPPING, probit ? 0 : share() * (stars(s, explained, 0) - explained));
    }
    return sums.parts();
  }

  private SampleParts parts(Served served) {
    return new SampleParts(
        posterior,
        served,
        catalogue,
        posterior.personTraits().flags(profile.demographics()),
        posterior.personTraits().covariates(profile.demographics()));
  }

  /** The stars for a unit of latents, on the way from {@code from} to {@code to}. */
  private double slope(int s, double from, double to) {
    if (Math.abs(to - from) < CLOSE) {
      return (stars(s, from + STEP, 0) - stars(s, from - STEP, 0)) / (2 * STEP);
    }
    return (stars(s, to, 0) - stars(s, from, 0)) / (to - from);
  }

  @Override
  public List<LeftOut> leaveOneOut(int movie) {
    List<RatedMovie> known = FoldIn.known(profile, catalogue);
    boolean dated = samples.stream().anyMatch(sample -> sample.sample().dates() != null);
    double[] ratings = dated ? boundAnew(known, movie) : inClosedForm(known.size(), movie);
    List<LeftOut> all = new ArrayList<>();
    for (int r = 0; r < ratings.length; r++) {
      all.add(new LeftOut(known.get(r), ratings[r]));
    }
    return all;
  }

  /** Days and minutes tie ratings to one another, so that none can be left out by itself. */
  private double[] boundAnew(List<RatedMovie> known, int movie) {
    return known.stream()
        .map(
            rated -> {
              List<RatedMovie> others = new ArrayList<>(profile.history());
              others.remove(rated);
              return new Profile(profile.demographics(), others);
            })
        .mapToDouble(other -> new FactorizationExplainer(posterior, catalogue, other).rating(movie))
        .toArray();
  }

  private double[] inClosedForm(int ratings, int movie) {
    if (without == null) {
      Levels levels = new Levels(posterior.scale());
      without = samples.stream().map(served -> new LeaveOneOut(served, levels, catalogue)).toList();
    }
    double[] sums = new double[ratings];
    for (int s = 0; s < spreads.length; s++) {
      double[] explained = without.get(s).explained(movie);
      boolean probit = samples.get(s).sample().probit();
      for (int r = 0; r < ratings; r++) {
        double more = probit ? without.get(s).moreSpread(r) : 0;
        sums[r] += share() * stars(s, explained[r], more);
      }
    }
    return sums;
  }
}
