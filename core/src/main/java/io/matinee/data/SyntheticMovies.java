package io.matinee.data;

import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.IntStream;

/** Movies of the synthetic sample: what they are, how good, and how well known. */
final class SyntheticMovies {
  static final int FACTORS = 4; // tastes that no attribute tells of
  static final double FACTOR_SPREAD = 0.42; // so that four products spread by 0.35 stars

  private static final int FIRST_YEAR = 1922;
  private static final int LAST_YEAR = 1998;
  private static final double RECENT = 0.7; // the share of movies of the last few years
  private static final int RECENT_YEARS = 6;
  private static final double OLD_YEARS = 20; // the mean age of the others beyond that
  private static final double YEAR_EFFECT = 0.012; // stars a year: of the old, the good survive
  private static final double POPULARITY_SPREAD = 1.4; // of the logarithm: a long tail
  private static final double QUALITY_OF_KNOWN = 0.30; // stars: the well known are better
  private static final double QUALITY_SPREAD = 0.45; // stars
  private static final double[] GENRE_COUNT_WEIGHTS = {0, 50, 33, 17}; // none, one, two, three

  private final SplittableRandom random;
  private final WeightedDraw genreCounts = new WeightedDraw(GENRE_COUNT_WEIGHTS);
  private final WeightedDraw genreDraw = new WeightedDraw(SyntheticGenre.weights());
  final List<Movie> movies = new ArrayList<>();
  final double[] quality; // [movies] stars
  final double[] popularity; // [movies] weights
  final int[][] genres; // [movies][one to three] indexes of SyntheticGenre.ALL, ascending
  final double[][] factors; // [movies][FACTORS]

  SyntheticMovies(int count, SplittableRandom random) {
    this.random = random;
    NormalDraw normal = new NormalDraw(random);
    quality = new double[count];
    popularity = new double[count];
    genres = new int[count][];
    factors = SyntheticPeople.normals(count, FACTORS, FACTOR_SPREAD, normal);
    List<String> titles = SyntheticTitles.generate(count, random.nextLong());
    for (int movie = 0; movie < count; movie++) {
      int year = drawYear();
      double known = normal.next();
      popularity[movie] = StrictMath.exp(POPULARITY_SPREAD * known);
      quality[movie] =
          YEAR_EFFECT * (LAST_YEAR - year)
              + QUALITY_OF_KNOWN * known
              + QUALITY_SPREAD * normal.next();
      genres[movie] = drawGenres();
      List<String> names =
          IntStream.of(genres[movie]).mapToObj(g -> SyntheticGenre.ALL.get(g).name()).toList();
      String title = "%s (%d)".formatted(titles.get(movie), year);
      movies.add(new Movie(Integer.toString(movie + 1), title, year, names));
    }
  }

  private int drawYear() {
    if (random.nextDouble() < RECENT) {
      return LAST_YEAR - random.nextInt(RECENT_YEARS);
    }
    double age = -OLD_YEARS * StrictMath.log(1 - random.nextDouble());
    return Math.max(FIRST_YEAR, LAST_YEAR - RECENT_YEARS - (int) age);
  }

  private int[] drawGenres() {
    int count = genreCounts.draw(random);
    return IntStream.generate(() -> genreDraw.draw(random))
        .distinct()
        .limit(count)
        .sorted()
        .toArray();
  }
}
