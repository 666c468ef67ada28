package io.matinee.network;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.matinee.data.Dataset;
import io.matinee.data.Demographics;
import io.matinee.data.Movie;
import io.matinee.data.SyntheticDataset;
import io.matinee.features.MovieFeatures;
import io.matinee.features.NetworkFeatures;
import io.matinee.features.PersonFeatures;
import io.matinee.model.MovieScorer;
import io.matinee.model.Profile;
import io.matinee.model.RatingPredictor;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class NetworkPredictorTest {
  private static final Dataset DATA = SyntheticDataset.generate(200, 300, 8000, 7);
  private static final List<Movie> CATALOGUE = catalogue();
  private static NetworkFeatures features;
  private static NetworkWeights weights;
  private static RatingPredictor predictor;

  /** The dataset's movies, one of a year and one of a genre that it has not, one without a year. */
  private static List<Movie> catalogue() {
    List<Movie> movies = new ArrayList<>(DATA.movies());
    movies.add(new Movie("new1", "Of a later year", 2050, List.of("Drama")));
    movies.add(new Movie("new2", "Of another genre", 1995, List.of("No such genre", "Drama")));
    movies.add(new Movie("new3", "Of no known year", null, List.of()));
    return List.copyOf(movies);
  }

  /** Weights and running statistics as some training leaves them, the network's real sizes. */
  @BeforeAll
  static void train() {
    features = NetworkFeatures.fit(DATA, DATA.ratings());
    NetworkSettings settings = NetworkSettings.builder().epochs(2).build();
    NetworkShape shape = NetworkModel.shape(settings, features);
    RecommenderNet net = OracleView.net(shape, 0.2f, DATA.ratings().size(), 3);
    DistinctMovies movies = new DistinctMovies(features, DATA.movies());
    Examples examples = new Examples(DATA, features, movies, DATA.ratings());
    Batch batch = new Batch(examples.size());
    int[] order = IntStream.range(0, examples.size()).toArray();
    examples.fill(batch, order, 0, examples.size(), 0.05, new SplittableRandom(1));
    Adam adam = new Adam(0, net.layout);
    for (int step = 0; step < 20; step++) {
      OracleView.step(net, batch, step, adam, 0.01);
    }
    weights = NetworkWeights.copyOf(net);
    DistinctMovies catalogue = new DistinctMovies(features, CATALOGUE);
    predictor = new NetworkPredictor(new FrozenNetwork(weights), features, 5, catalogue);
  }

  /** People whose every answer is known, or one or all are missing or were never seen. */
  private static List<Demographics> people() {
    Demographics known = DATA.users().get(0).demographics();
    String occupation = known.occupation();
    return List.of(
        known,
        DATA.users().get(1).demographics(),
        new Demographics(null, known.gender(), occupation, known.zipCode()),
        new Demographics(150, "x", occupation, known.zipCode()),
        new Demographics(30, null, null, known.zipCode()),
        new Demographics(30, "F", "astronaut", "no such place"),
        new Demographics(30, "M", occupation, null),
        Demographics.UNKNOWN);
  }

  @Test
  void someScoresAreThoseOfTheWholeCatalogue() {
    SplittableRandom random = new SplittableRandom(2);
    for (Demographics person : people()) {
      float[] all = scoreAll(person);
      for (int count : new int[] {0, 1, 3, 64, 65, 1000}) {
        int[] movies = random.ints(count, 0, CATALOGUE.size()).toArray();
        float[] some = new float[count];
        bind(person).score(movies, some);
        for (int i = 0; i < count; i++) {
          assertThat(some[i]).isEqualTo(all[movies[i]]);
        }
      }
      assertThat(bind(person).score(7)).isEqualTo(all[7]);
    }
  }

  /** So many that threads share them out. */
  @Test
  void scoresOfAVeryLargeCatalogueAreThoseOfItsMoviesOneByOne() {
    SplittableRandom random = new SplittableRandom(5);
    List<String> genres =
        DATA.movies().stream().flatMap(m -> m.genres().stream()).distinct().toList();
    List<Movie> movies = new ArrayList<>();
    for (int i = 0; i < 30_000; i++) {
      List<String> some = genres.stream().filter(genre -> random.nextInt(3) == 0).toList();
      movies.add(new Movie("m" + i, "Movie " + i, 1930 + random.nextInt(70), some));
    }
    DistinctMovies distinct = new DistinctMovies(features, movies);
    assertThat(distinct.count()).isGreaterThan(20_000);
    RatingPredictor large = new NetworkPredictor(new FrozenNetwork(weights), features, 5, distinct);
    int[] every = IntStream.range(0, movies.size()).toArray();
    for (Demographics person : people().subList(0, 2)) {
      float[] all = new float[every.length];
      float[] oneByOne = new float[every.length];
      large.bind(Profile.newcomer(person)).scoreAll(all);
      large.bind(Profile.newcomer(person)).score(every, oneByOne);
      assertThat(all).isEqualTo(oneByOne);
    }
  }

  /** In double precision, and without the shortcuts. */
  @Test
  void scoresAreThePlainNetworksInEvaluationMode() {
    OracleShape shape = OracleView.shape(weights.layout().shape());
    Map<String, double[]> state = new HashMap<>();
    OracleView.state(weights)
        .forEach(
            (name, values) ->
                state.put(
                    name, IntStream.range(0, values.length).mapToDouble(i -> values[i]).toArray()));
    PlainNetwork plain = new PlainNetwork(shape, state);
    for (Demographics person : people()) {
      double[] shares = plain.forward(OracleView.batch(pairs(person), shape.genres()), false, null);
      double[] stars = Arrays.stream(shares).map(share -> 5 * share).toArray();
      float[] scores = scoreAll(person);
      for (int movie = 0; movie < stars.length; movie++) {
        assertThat((double) scores[movie])
            .as("%s, movie %d", person, movie)
            .isCloseTo(stars[movie], within(1e-4));
      }
    }
  }

  /** The person with every movie of the catalogue. */
  private static Batch pairs(Demographics demographics) {
    Batch batch = new Batch(CATALOGUE.size());
    batch.size = CATALOGUE.size();
    PersonFeatures person = features.encode(demographics);
    batch.people = 1; // whom all ratings are by
    batch.zip[0] = person.zipCode();
    batch.occupation[0] = person.occupation();
    batch.age[0] = person.age();
    batch.female[0] = person.female();
    batch.male[0] = person.male();
    batch.movies = batch.size;
    for (int i = 0; i < batch.size; i++) {
      batch.movie[i] = i;
      MovieFeatures movie = features.encode(CATALOGUE.get(i));
      batch.year[i] = movie.year();
      batch.genres[i] = movie.genres().stream().mapToInt(Integer::intValue).toArray();
    }
    return batch;
  }

  @Test
  void moviesOfTheSameYearAndGenresHaveExactlyTheSameScore() {
    Map<List<Object>, Float> scoreOf = new HashMap<>();
    float[] all = scoreAll(people().get(0));
    for (int movie = 0; movie < DATA.movies().size(); movie++) {
      Movie one = CATALOGUE.get(movie);
      List<Object> features = Arrays.asList(one.year(), one.genres());
      Float before = scoreOf.putIfAbsent(features, all[movie]);
      assertThat(before == null ? all[movie] : before).isEqualTo(all[movie]);
    }
    assertThat(scoreOf).as("distinct movies").hasSizeBetween(20, DATA.movies().size() - 20);
    assertThat(scoreOf.values().stream().distinct().count()).isGreaterThan(20);
  }

  @ParameterizedTest
  @CsvSource({"age", "gender", "occupation", "zip code"})
  void whatIsKnownOfThePersonCounts(String attribute) {
    Demographics known = DATA.users().get(0).demographics();
    boolean woman = "F".equals(known.gender());
    Demographics other =
        switch (attribute) {
          case "age" -> new Demographics(90, known.gender(), known.occupation(), known.zipCode());
          case "gender" ->
              new Demographics(known.age(), woman ? "M" : "F", known.occupation(), known.zipCode());
          case "occupation" -> new Demographics(known.age(), known.gender(), "?", known.zipCode());
          default -> new Demographics(known.age(), known.gender(), known.occupation(), "?");
        };
    assertThat(scoreAll(other)).isNotEqualTo(scoreAll(known));
  }

  @Test
  void everybodyIsServedScoresWithinTheScale() {
    for (Demographics person : people()) {
      for (float score : scoreAll(person)) {
        assertThat(score).as("%s", person).isBetween(0f, 5f); // NaN is not
      }
    }
  }

  private static MovieScorer bind(Demographics person) {
    return predictor.bind(Profile.newcomer(person));
  }

  private static float[] scoreAll(Demographics person) {
    float[] scores = new float[CATALOGUE.size()];
    bind(person).scoreAll(scores);
    return scores;
  }
}
