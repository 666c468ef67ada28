package io.matinee.data;

import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;

/** People of the synthetic sample: who they are, and what they like because of it or besides. */
final class SyntheticPeople {
  private static final double AGE_SPREAD = 8; // years around the mean of the occupation
  private static final int YOUNGEST = 7;
  private static final int OLDEST = 75;
  private static final double MIDDLE_AGE = 34; // where genre tastes do not lean by age
  private static final double BIAS_SPREAD = 0.40; // stars
  private static final double OCCUPATION_SPREAD = 0.15; // stars, for each genre
  private static final double OWN_SPREAD = 0.30; // stars, for each genre

  private final int firstId;
  private final SplittableRandom random;
  private final NormalDraw normal;
  private final double[][] occupationTaste; // [occupations][genres] stars
  final List<User> users = new ArrayList<>();
  final double[] bias; // [people] stars
  final double[][] genreTaste; // [people][genres] stars
  final double[][] factors; // [people][SyntheticMovies.FACTORS]

  SyntheticPeople(int people, SplittableRandom random) {
    this(people, 1, random, new NormalDraw(random), null);
  }

  /** {@code people} of more, who share the tastes of their occupations; the first has that id. */
  SyntheticPeople(int people, int firstId, SplittableRandom random, double[][] occupationTaste) {
    this(people, firstId, random, new NormalDraw(random), occupationTaste);
  }

  private SyntheticPeople(
      int people,
      int firstId,
      SplittableRandom random,
      NormalDraw normal,
      double[][] occupationTaste) {
    this.firstId = firstId;
    this.random = random;
    this.normal = normal;
    this.occupationTaste = occupationTaste == null ? occupationTaste(normal) : occupationTaste;
    int genres = SyntheticGenre.ALL.size();
    bias = normals(1, people, BIAS_SPREAD, normal)[0];
    genreTaste = normals(people, genres, OWN_SPREAD, normal);
    factors = normals(people, SyntheticMovies.FACTORS, SyntheticMovies.FACTOR_SPREAD, normal);
    WeightedDraw occupations = new WeightedDraw(SyntheticOccupation.weights());
    for (int person = 0; person < people; person++) {
      addPerson(person, occupations.draw(random));
    }
  }

  /** What people of each occupation like: [occupations][genres], in stars. */
  static double[][] occupationTaste(NormalDraw normal) {
    int genres = SyntheticGenre.ALL.size();
    return normals(SyntheticOccupation.ALL.size(), genres, OCCUPATION_SPREAD, normal);
  }

  /** Independent normal numbers: [rows][columns], with the standard deviation {@code spread}. */
  static double[][] normals(int rows, int columns, double spread, NormalDraw normal) {
    double[][] values = new double[rows][columns];
    for (double[] row : values) {
      for (int i = 0; i < columns; i++) {
        row[i] = spread * normal.next();
      }
    }
    return values;
  }

  private void addPerson(int person, int occupationIndex) {
    SyntheticOccupation occupation = SyntheticOccupation.ALL.get(occupationIndex);
    boolean woman = random.nextDouble() < occupation.women();
    long drawn = Math.round(occupation.age() + AGE_SPREAD * normal.next());
    int age = (int) Math.max(YOUNGEST, Math.min(OLDEST, drawn));
    String zipCode = Integer.toString(100_000 + random.nextInt(100_000)).substring(1);
    users.add(
        new User(
            Integer.toString(firstId + person),
            new Demographics(age, woman ? "F" : "M", occupation.name(), zipCode)));
    double decades = (age - MIDDLE_AGE) / 10;
    for (int g = 0; g < genreTaste[person].length; g++) {
      SyntheticGenre genre = SyntheticGenre.ALL.get(g);
      genreTaste[person][g] +=
          occupationTaste[occupationIndex][g]
              + (woman ? 0.5 : -0.5) * genre.women()
              + decades * genre.decade();
    }
  }
}
