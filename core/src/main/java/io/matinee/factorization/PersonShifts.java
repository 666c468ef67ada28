package io.matinee.factorization;

import io.matinee.features.Attributes.Group;
import io.matinee.features.PersonTraits;
import io.matinee.model.RatingPart.Kind;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/**
 * Why a person's vector P differs from that of the average person m. With A the precision of P and
 * Λ that of all people, P - m = A⁻¹ Λ (what attributes add) + A⁻¹ Λ (what having watched adds) +
 * (what the ratings say), exactly.
 *
 * @param ofAttributes [person width] by kind of attribute
 * @param ofWatching [person width]
 * @param ofRatings [person width]
 */
record PersonShifts(Map<Kind, double[]> ofAttributes, double[] ofWatching, double[] ofRatings) {
  private static final List<Kind> KINDS =
      List.of(Kind.AGE, Kind.GENDER, Kind.OCCUPATION, Kind.ZIP_CODE); // as in PersonTraits

  /** Finds them. {@code flags} are the person's. */
  static PersonShifts of(
      Served served, PersonTraits traits, int[] flags, CatalogueVectors catalogue) {
    PosteriorSample sample = served.sample();
    int width = sample.personWidth();
    Map<Kind, double[]> ofAttributes = new EnumMap<>(Kind.class);
    for (int flag : flags) {
      double[] sum = ofAttributes.computeIfAbsent(kind(traits, flag), kind -> new double[width]);
      for (int i = 0; i < width; i++) {
        sum[i] += sample.personEffects()[flag * width + i];
      }
    }
    ofAttributes.values().forEach(added -> shift(served.person(), added));
    PersonPrior prior = served.person().prior();
    double[] ofWatching = prior.ofHistory(catalogue.rows(served.person().history()));
    shift(served.person(), ofWatching);
    double[] rest = served.person().vector().clone();
    for (int i = 0; i < width; i++) {
      rest[i] -= prior.common().mean()[i] + ofWatching[i];
      for (double[] other : ofAttributes.values()) {
        rest[i] -= other[i];
      }
    }
    return new PersonShifts(ofAttributes, ofWatching, rest);
  }

  private static Kind kind(PersonTraits traits, int flag) {
    int first = 0;
    List<Group> groups = traits.attributes().groups();
    for (int g = 0; g < groups.size(); g++) {
      first += groups.get(g).size();
      if (flag < first) {
        return KINDS.get(g);
      }
    }
    throw new IllegalArgumentException("expected a flag below " + first + ", found " + flag);
  }

  /** x = A⁻¹ Λ x, in place. */
  private static void shift(FoldIn.Person person, double[] x) {
    double[] pulled = DoubleVectors.product(person.prior().common().precision(), x);
    System.arraycopy(DoubleVectors.solve(person.factor(), pulled), 0, x, 0, x.length);
  }
}
