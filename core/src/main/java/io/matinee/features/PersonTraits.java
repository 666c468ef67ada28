package io.matinee.features;

import io.matinee.data.Dataset;
import io.matinee.data.Demographics;
import io.matinee.data.Ratings;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.function.Function;
import java.util.stream.Stream;

/**
 * How the factorization sees people: flags that say whom a person is like, and a few numbers on
 * which movies may depend. Fitted on the people who rate in the training part.
 *
 * @param attributes age in bands of five years, gender, occupation, first two characters of the zip
 *     code
 * @param age standardises the age, over people
 */
public record PersonTraits(Attributes attributes, Standardizer age) {
  /** How many numbers {@link #covariates} gives. */
  public static final int COVARIATES = 3;

  private static final int BAND = 5; // years
  private static final int AREA = 2; // characters of the zip code

  /** Checks that both are there. */
  public PersonTraits {
    Objects.requireNonNull(attributes, "attributes");
    Objects.requireNonNull(age, "age");
  }

  /**
   * Fits to the people of {@code dataset} who rate in {@code train}.
   *
   * @param useAttributes whether there are to be flags at all
   */
  public static PersonTraits fit(Dataset dataset, Ratings train, boolean useAttributes) {
    int[] counts = train.countPerUser(dataset.users().size());
    List<Demographics> people = new ArrayList<>();
    for (int user = 0; user < counts.length; user++) {
      if (counts[user] > 0) {
        people.add(dataset.users().get(user).demographics());
      }
    }
    Standardizer age = Standardizer.fit(people.size(), i -> ageOf(people.get(i)));
    return new PersonTraits(useAttributes ? attributes(people) : Attributes.NONE, age);
  }

  private static double ageOf(Demographics person) {
    return person.age() == null ? Double.NaN : person.age();
  }

  private static Attributes attributes(List<Demographics> people) {
    return new Attributes(
        List.of(
            group("age", people, PersonTraits::band),
            group("gender", people, PersonTraits::gender),
            group("occupation", people, Demographics::occupation),
            group("zip area", people, PersonTraits::area)));
  }

  private static Attributes.Group group(
      String name, List<Demographics> people, Function<Demographics, String> value) {
    return new Attributes.Group(name, Vocabulary.of(people.stream().map(value).toList()));
  }

  private static String band(Demographics person) {
    return person.age() == null ? null : Integer.toString(person.age() / BAND * BAND);
  }

  private static String gender(Demographics person) {
    return switch (Gender.of(person.gender())) {
      case FEMALE -> "F";
      case MALE -> "M";
      case UNKNOWN -> null;
    };
  }

  private static String area(Demographics person) {
    String zip = person.zipCode();
    return zip == null || zip.length() < AREA ? null : zip.substring(0, AREA);
  }

  /** The numbers of the flags that {@code person} has, ascending. */
  public int[] flags(Demographics person) {
    if (attributes.groups().isEmpty()) {
      return new int[0];
    }
    Stream<String> values =
        Stream.of(band(person), gender(person), person.occupation(), area(person));
    return attributes.encode(
        values.map(value -> value == null ? List.<String>of() : List.of(value)).toList());
  }

  /**
   * The numbers on which movies may depend, 0 for what is not known: age, age squared, gender.
   *
   * @return [{@link #COVARIATES}]
   */
  public float[] covariates(Demographics person) {
    float score = age.score(person.age());
    float gender =
        switch (Gender.of(person.gender())) {
          case FEMALE -> 1;
          case MALE -> -1;
          case UNKNOWN -> 0;
        };
    return new float[] {score, person.age() == null ? 0 : score * score - 1, gender};
  }
}
