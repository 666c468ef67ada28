package io.matinee.factorization;

/**
 * One draw of all that is not a person's own: whoever asks is served from it by {@link FoldIn}.
 *
 * @param chain that it is of
 * @param mean of all ratings, in stars; 0 where ratings are levels
 * @param noise precision of a rating
 * @param cutpoints [levels - 1] of the latents; empty where the noise is Gaussian
 * @param people what the people's vectors have in common
 * @param personEffects [flags × person width] what attributes add to a person's vector
 * @param historyEffects [movies × person width] what having rated a movie adds, times its weight;
 *     empty where it does not count
 * @param newcomers what to expect of people of whom little history is known; {@code null} where
 *     history does not count
 * @param movies [movies × movie width] vectors: factors, bias, slopes
 * @param raters [movies] what a movie's raters being unlike others adds to its rating
 * @param newMovies what to expect of a movie without ratings
 * @param dates what dates do; {@code null} where they are not used
 */
record PosteriorSample(
    FactorizationSettings.Chain chain,
    double mean,
    double noise,
    double[] cutpoints,
    NormalWishart people,
    float[] personEffects,
    float[] historyEffects,
    Newcomers newcomers,
    float[] movies,
    float[] raters,
    NewMovies newMovies,
    Dates dates) {

  /**
   * What dates do.
   *
   * @param firstDay days since 1970
   * @param days [days] the effect of each, from the first on
   * @param precisions of day, person-day and person-minute
   */
  record Dates(int firstDay, double[] days, double[] precisions) {
    /** The effect of the day of {@code second}; 0 for one not known. */
    double day(long second) {
      int day = (int) (second / DateEffects.DAY) - firstDay;
      return day < 0 || day >= days.length ? 0 : days[day];
    }
  }

  /** The state of {@code chain} now, in the precision of files. */
  static PosteriorSample of(Chain chain) {
    Side people = chain.people;
    Side movies = chain.movies;
    AttributeEffects ofPeople = people.attributes;
    return new PosteriorSample(
        chain.settings,
        (float) chain.mean,
        (float) chain.noise,
        chain.probit == null ? new double[0] : rounded(chain.probit.cutpoints()),
        rounded(people.common),
        ofPeople == null ? new float[0] : ofPeople.flagEffects(),
        ofPeople == null ? new float[0] : ofPeople.historyEffects(),
        newcomers(people),
        movies.vectors(),
        Raters.of(people, movies),
        newMovies(movies),
        dates(chain));
  }

  private static Newcomers newcomers(Side people) {
    Newcomers expected = Newcomers.of(people);
    return expected == null ? null : new Newcomers(rounded(expected.common()), expected.usual());
  }

  private static NewMovies newMovies(Side movies) {
    NewMovies expected = NewMovies.of(movies);
    return new NewMovies(rounded(expected.common()), expected.effects());
  }

  private static Dates dates(Chain chain) {
    DateEffects dates = chain.dates;
    return dates == null
        ? null
        : new Dates(dates.firstDay(), rounded(dates.days()), rounded(dates.precisions()));
  }

  private static NormalWishart rounded(NormalWishart common) {
    return new NormalWishart(rounded(common.mean()), rounded(common.precision()));
  }

  private static double[] rounded(double[] values) {
    return SampleTensors.doubles(SampleTensors.floats(values));
  }

  /** Says whether ratings are levels. */
  boolean probit() {
    return cutpoints.length > 0;
  }

  /** How wide a person's vector is. */
  int personWidth() {
    return people.width();
  }

  /** How wide a movie's vector is. */
  int movieWidth() {
    return newMovies.common().width();
  }
}
