package io.matinee.network;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import ai.onnxruntime.NodeInfo;
import ai.onnxruntime.OnnxJavaType;
import ai.onnxruntime.TensorInfo;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.matinee.Version;
import io.matinee.data.Dataset;
import io.matinee.data.DatasetReader;
import io.matinee.data.Demographics;
import io.matinee.data.Movie;
import io.matinee.data.SplitSpec;
import io.matinee.data.SyntheticDataset;
import io.matinee.data.User;
import io.matinee.model.Profile;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** An exported network rates in ONNX Runtime as it does here. */
class OnnxExportTest {
  /** A millionth of five stars; rounding in another order was measured to make 1e-6 at most. */
  private static final float TOLERANCE = 5e-6f; // stars

  private static final Dataset DATA = SyntheticDataset.generate(200, 300, 8000, 7);

  @TempDir static Path folder;
  private static NetworkModel model;
  private static Path file;

  @BeforeAll
  static void train() {
    model = train(DATA);
    file = folder.resolve("network.onnx");
    model.exportOnnx(file);
  }

  private static NetworkModel train(Dataset dataset) {
    NetworkSettings settings = NetworkSettings.builder().epochs(3).build();
    return new NetworkTrainer(settings, TrainingListener.SILENT)
        .train(dataset, SplitSpec.random(0.8, 42));
  }

  /** Six people of the data, and four of whom something is missing or was never seen. */
  private static List<Demographics> people(Dataset dataset) {
    List<Demographics> people = new ArrayList<>();
    IntStream.range(0, 6).forEach(i -> people.add(dataset.users().get(29 * i).demographics()));
    Demographics known = people.get(0);
    people.add(Demographics.UNKNOWN);
    people.add(new Demographics(null, known.gender(), known.occupation(), known.zipCode()));
    people.add(new Demographics(30, "x", known.occupation(), "no such place"));
    people.add(new Demographics(99, null, "astronaut", known.zipCode()));
    return people;
  }

  /** The data's movies, and some of years and genres that it does not have. */
  private static List<Movie> catalogue(Dataset dataset) {
    List<Movie> movies = new ArrayList<>(dataset.movies());
    movies.add(new Movie("new1", "Of a later year", 2050, List.of("Drama")));
    movies.add(new Movie("new2", "Of another genre", 1995, List.of("No such genre", "Drama")));
    movies.add(new Movie("new3", "Of no known year", null, List.of()));
    return movies;
  }

  private static void assertRatesTheSame(NetworkModel model, Path file, Dataset dataset)
      throws Exception {
    List<Movie> movies = catalogue(dataset);
    try (OnnxRuntimeModel onnx = new OnnxRuntimeModel(file)) {
      for (Demographics person : people(dataset)) {
        float[] ours = new float[movies.size()];
        model.predictor(movies).bind(Profile.newcomer(person)).scoreAll(ours);
        assertThat(onnx.rate(person, movies)).containsExactly(ours, within(TOLERANCE));
      }
    }
  }

  @Test
  void ratesAllMoviesForTenPeopleAsHere() throws Exception {
    assertRatesTheSame(model, file, DATA);
  }

  @Test
  void ratesAllRealMoviesForTenPeopleAsHere() throws Exception {
    String place = System.getenv("MATINEE_DATA");
    assumeTrue(
        place != null && !place.isBlank(),
        "skipped: set MATINEE_DATA to a folder with MovieLens 100K to run this test");
    Dataset real = DatasetReader.standard().read(Path.of(place));
    NetworkModel trained = train(real);
    Path exported = folder.resolve("real.onnx");
    trained.exportOnnx(exported);
    assertRatesTheSame(trained, exported, real);
  }

  /** Their tables have the unknown's row alone. */
  @Test
  void ratesForPeopleOfWhomNothingIsKnown() throws Exception {
    List<User> strangers =
        DATA.users().stream().map(user -> new User(user.id(), Demographics.UNKNOWN)).toList();
    Dataset anonymous =
        new Dataset(
            DATA.provenance(),
            DATA.scale(),
            DATA.genres(),
            List.of(),
            strangers,
            DATA.movies(),
            DATA.ratings(),
            DATA.folds());
    NetworkModel trained = train(anonymous);
    Path exported = folder.resolve("anonymous.onnx");
    trained.exportOnnx(exported);
    assertRatesTheSame(trained, exported, anonymous);
  }

  /** Else the comparisons above would say little. */
  @Test
  void ratingsDifferBetweenPeopleAndMovies() throws Exception {
    try (OnnxRuntimeModel onnx = new OnnxRuntimeModel(file)) {
      float[] one = onnx.rate(people(DATA).get(0), DATA.movies());
      float[] other = onnx.rate(people(DATA).get(1), DATA.movies());
      IntStream.range(0, one.length)
          .forEach(i -> assertThat(one[i]).isNotCloseTo(other[i], within(100 * TOLERANCE)));
      assertThat(IntStream.range(0, one.length).mapToObj(i -> one[i]).distinct().count())
          .isGreaterThan(20);
    }
  }

  @Test
  void anyBatchWillDo() throws Exception {
    Demographics person = people(DATA).get(0);
    try (OnnxRuntimeModel onnx = new OnnxRuntimeModel(file)) {
      float[] all = onnx.rate(person, DATA.movies());
      for (int movie : new int[] {0, 7, 299}) {
        assertThat(onnx.rate(person, DATA.movies().subList(movie, movie + 1)))
            .containsExactly(new float[] {all[movie]}, within(TOLERANCE));
      }
    }
  }

  @Test
  void inputsAndOutputAreAsDocumented() throws Exception {
    try (OnnxRuntimeModel onnx = new OnnxRuntimeModel(file)) {
      Map<String, NodeInfo> inputs = onnx.session().getInputInfo();
      assertThat(inputs.keySet())
          .containsExactly("zip", "year", "occupation", "age", "gender", "genres");
      assertIs(inputs.get("zip"), OnnxJavaType.INT64, -1);
      assertIs(inputs.get("year"), OnnxJavaType.INT64, -1);
      assertIs(inputs.get("occupation"), OnnxJavaType.INT64, -1);
      assertIs(inputs.get("age"), OnnxJavaType.FLOAT, -1);
      assertIs(inputs.get("gender"), OnnxJavaType.FLOAT, -1, 2);
      assertIs(inputs.get("genres"), OnnxJavaType.FLOAT, -1, DATA.genres().size());
      assertThat(onnx.session().getOutputNames()).containsExactly("rating");
      assertIs(onnx.session().getOutputInfo().get("rating"), OnnxJavaType.FLOAT, -1);
    }
  }

  /** -1 stands for the length of the batch. */
  private static void assertIs(NodeInfo value, OnnxJavaType type, long... shape) {
    TensorInfo info = (TensorInfo) value.getInfo();
    assertThat(info.type).isEqualTo(type);
    assertThat(info.getShape()).containsExactly(shape);
  }

  @Test
  void metadataSaysWhereItCameFrom() throws Exception {
    try (OnnxRuntimeModel onnx = new OnnxRuntimeModel(file)) {
      assertThat(onnx.session().getMetadata().getProducerName()).isEqualTo("Matinee");
      assertThat(onnx.metadata()).containsOnlyKeys("card", "settings", "encoders");
      JsonNode card = new ObjectMapper().readTree(onnx.metadata().get("card"));
      assertThat(card.at("/library").textValue()).isEqualTo(Version.CURRENT);
      assertThat(card.at("/dataChecksum").textValue()).isEqualTo(DATA.checksum());
    }
  }
}
