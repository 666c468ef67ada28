package io.matinee.network;

import io.matinee.data.Demographics;
import io.matinee.features.NetworkFeatures;
import io.matinee.features.PersonFeatures;
import io.matinee.model.LeftOut;
import io.matinee.model.Profile;
import io.matinee.model.RatingExplainer;
import io.matinee.model.RatingPart;
import io.matinee.model.RatingPart.Kind;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Integrated gradients of RecommenderNet over its six inputs (Sundararajan et al. 2017): zip code,
 * year, occupation, age, gender, genres. The baseline is what stands for nothing known: the rows of
 * the unknown zip code, occupation and year, the mean age and the share of women of the training
 * ratings, and no genre.
 *
 * <p>The first layer is linear in the inputs, so that an input's share of its sums, times the
 * gradient with respect to these, is its share of the rating.
 */
final class NetworkExplainer implements RatingExplainer {
  private static final int FEWEST_STEPS = 64;
  private static final int MOST_STEPS = 4096;
  private static final double COMPLETE = 2e-4; // stars that the parts may be off the difference

  private final FrozenNetwork network;
  private final NetworkFeatures features;
  private final float highest; // stars
  private final DistinctMovies catalogue;
  private final PersonFeatures person;
  private final PersonFeatures nobody;

  NetworkExplainer(
      FrozenNetwork network,
      NetworkFeatures features,
      float highest,
      DistinctMovies catalogue,
      Profile profile) {
    this.network = network;
    this.features = features;
    this.highest = highest;
    this.catalogue = catalogue;
    this.person = features.encode(profile.demographics());
    this.nobody = features.encode(Demographics.UNKNOWN);
  }

  @Override
  public double rating(int movie) {
    return highest * network.gradient(sums(movie), new double[network.width1()]);
  }

  private double[] sums(int movie) {
    return sum(
        network.personPart(person),
        moviePart(catalogue.years()[catalogue.of(movie)], catalogue.genres()[catalogue.of(movie)]));
  }

  private float[] moviePart(int year, int... genres) {
    return network.movieParts(new int[] {year}, new int[][] {genres}, 1);
  }

  private static double[] sum(float[] one, float[] other) {
    double[] sum = new double[one.length];
    for (int i = 0; i < sum.length; i++) {
      sum[i] = (double) one[i] + other[i];
    }
    return sum;
  }

  @Override
  public List<RatingPart> parts(int movie) {
    Map<Kind, double[]> shares = shares(movie);
    double[] from = sum(network.personPart(nobody), moviePart(features.years().unknown()));
    double[] scratch = new double[from.length];
    double baseline = highest * network.gradient(from, scratch);
    double difference = rating(movie) - baseline;
    List<RatingPart> parts = List.of();
    for (int steps = FEWEST_STEPS; steps <= MOST_STEPS; steps *= 2) {
      parts = parts(shares, slopes(from, shares, steps));
      double sum = parts.stream().mapToDouble(RatingPart::stars).sum();
      if (Math.abs(sum - difference) < COMPLETE) {
        break;
      }
    }
    List<RatingPart> all = new ArrayList<>(parts);
    all.add(0, new RatingPart(Kind.BASELINE, baseline));
    return all;
  }

  private static List<RatingPart> parts(Map<Kind, double[]> shares, double[] slopes) {
    List<RatingPart> parts = new ArrayList<>();
    shares.forEach(
        (kind, share) -> {
          double part = 0;
          for (int i = 0; i < share.length; i++) {
            part += share[i] * slopes[i];
          }
          parts.add(new RatingPart(kind, part));
        });
    return parts;
  }

  /** What each input adds to the first layer's sums, [width1], beyond the baseline. */
  private Map<Kind, double[]> shares(int movie) {
    int year = catalogue.years()[catalogue.of(movie)];
    int unknown = features.years().unknown();
    float[] none = network.personPart(nobody);
    float[] noMovie = moviePart(unknown);
    Map<Kind, double[]> shares = new LinkedHashMap<>();
    shares.put(Kind.ZIP_CODE, difference(with(Kind.ZIP_CODE), none));
    shares.put(Kind.YEAR, difference(moviePart(year), noMovie));
    shares.put(Kind.OCCUPATION, difference(with(Kind.OCCUPATION), none));
    shares.put(Kind.AGE, difference(with(Kind.AGE), none));
    shares.put(Kind.GENDER, difference(with(Kind.GENDER), none));
    int[] genres = catalogue.genres()[catalogue.of(movie)];
    shares.put(Kind.GENRE, difference(moviePart(unknown, genres), noMovie));
    return shares;
  }

  /** The part of somebody of whom one thing is known. */
  private float[] with(Kind kind) {
    return network.personPart(
        new PersonFeatures(
            kind == Kind.ZIP_CODE ? person.zipCode() : nobody.zipCode(),
            kind == Kind.OCCUPATION ? person.occupation() : nobody.occupation(),
            kind == Kind.AGE ? person.age() : nobody.age(),
            kind == Kind.GENDER ? person.female() : nobody.female(),
            kind == Kind.GENDER ? person.male() : nobody.male()));
  }

  private static double[] difference(float[] one, float[] other) {
    double[] difference = new double[one.length];
    for (int i = 0; i < one.length; i++) {
      difference[i] = (double) one[i] - other[i];
    }
    return difference;
  }

  /** The mean gradient in stars on the way from the baseline, by the trapezoid rule. */
  private double[] slopes(double[] from, Map<Kind, double[]> shares, int steps) {
    double[] slopes = new double[from.length];
    double[] gradient = new double[from.length];
    for (int step = 0; step <= steps; step++) {
      double[] at = from.clone();
      for (double[] share : shares.values()) {
        for (int i = 0; i < at.length; i++) {
          at[i] += share[i] * step / steps;
        }
      }
      network.gradient(at, gradient);
      double weight = highest * (step == 0 || step == steps ? 0.5 : 1) / steps;
      for (int i = 0; i < at.length; i++) {
        slopes[i] += weight * gradient[i];
      }
    }
    return slopes;
  }

  /** None: the network does not go by ratings. */
  @Override
  public List<LeftOut> leaveOneOut(int movie) {
    return List.of();
  }
}
