package io.matinee.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.matinee.data.Dataset;
import io.matinee.data.DatasetReader;
import io.matinee.data.Demographics;
import io.matinee.factorization.FactorizationModel;
import io.matinee.model.Profile;
import io.matinee.model.Profile.RatedMovie;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Ratings that a person gives here and now, to {@code recommend} and in the menu. */
class RatingTest {
  @TempDir static Path home;
  private static TrainedModel sampled;

  @BeforeAll
  static void train() {
    sampled = SampledModel.in(home);
  }

  private static JsonNode json(String line) throws IOException {
    Program.Outcome run = sampled.run("recommend --quiet --format json " + line);
    assertThat(run.code()).as(run.err()).isZero();
    return new ObjectMapper().readTree(run.out());
  }

  @Test
  void listsSayHowSureTheyAre() throws IOException {
    JsonNode entry = json("--user 7").at("/recommendations/0");
    assertThat(entry.path("deviation").asDouble()).isBetween(0.01, 4.0); // stars from 1 to 5
    assertThat(entry.path("liked").asDouble()).isBetween(0.0, 1.0);
    double sure = entry.path("deviation").asDouble();
    double liked = entry.path("liked").asDouble();
    String end =
        String.format(
            Locale.ROOT, "± %.2f  %5s", 1.281552 * sure, "%.0f %%".formatted(100 * liked));
    assertThat(sampled.run("recommend -q --user 7").out().lines().skip(1).findFirst())
        .hasValueSatisfying(line -> assertThat(line).endsWith(end));
  }

  @Test
  void whatIsRatedCountsAndIsNotRecommended() throws IOException {
    JsonNode newcomer = json("--rate 5:5 --rate 8:1 -n 100");
    assertThat(newcomer.at("/profile/ratings").asInt()).isEqualTo(2);
    assertThat(newcomer.path("recommendations").findValuesAsText("id"))
        .hasSize(SmallMovieLens.MOVIES - 2)
        .doesNotContain("5", "8");
    assertThat(newcomer.at("/recommendations/0/rating"))
        .isNotEqualTo(json("--zip nowhere").at("/recommendations/0/rating"));
  }

  /** What the library makes of the same profile. */
  @Test
  void aRatingGoesOnTopOfAHistoryOrInPlaceOfAnEarlierOne() throws IOException {
    String seen = SmallMovieLens.seenBy(7).get(0);
    int before = SmallMovieLens.seenBy(7).size();
    JsonNode answer = json("--user 7 -n 1 --rate " + seen + ":2");
    assertThat(answer.at("/profile/ratings").asInt()).isEqualTo(before);
    Dataset dataset = DatasetReader.standard().read(sampled.data());
    Profile known = Profile.ofUsers(dataset, dataset.ratings()).get(dataset.tryUserIndex("7"));
    Profile profile =
        GivenRatings.with(known, new GivenRatings(dataset).rated(dataset.tryMovieIndex(seen), 2));
    float[] scores = new float[SmallMovieLens.MOVIES];
    FactorizationModel.load(SampledModel.file(sampled))
        .predictor(dataset.movies())
        .bind(profile)
        .scoreAll(scores);
    String first = answer.at("/recommendations/0/id").asText();
    assertThat(answer.at("/recommendations/0/rating").floatValue())
        .isEqualTo(scores[dataset.tryMovieIndex(first)]);
  }

  @Test
  void aRatingIsReplacedAndTakenBack() {
    Profile none = Profile.newcomer(Demographics.UNKNOWN);
    RatedMovie first = new RatedMovie(3, 4, 0);
    RatedMovie second = new RatedMovie(3, 2, 0);
    Profile rated = GivenRatings.with(GivenRatings.with(none, first), second);
    assertThat(rated.history()).containsExactly(second);
    assertThat(GivenRatings.without(rated, 3)).isEqualTo(none);
  }

  @ParameterizedTest
  @CsvSource({
    "--rate 5, 'expected a movie''s id and a rating, such as 50:4, found 5'",
    "--rate 99:4, 'expected the id of a movie of the data, such as 1, found 99'",
    "--rate 5:6, 'expected a rating, one of 1, 2 ... 5, found 6'",
    "--rate 5:4.5, 'expected a rating, one of 1, 2 ... 5, found 4.5'",
    "--rate 5:good, 'expected a rating, one of 1, 2 ... 5, found good'",
    "--rate 5:, 'found nothing'",
  })
  void whatCannotBeMeantIsRefused(String option, String expected) {
    Program.Outcome run = sampled.run("recommend --quiet " + option);
    assertThat(run.code()).isEqualTo(2);
    assertThat(run.errors()).singleElement().asString().contains(expected);
  }

  private static Program.Outcome menu(String... answers) {
    String input = String.join("", List.of(answers).stream().map(a -> a + "\n").toList());
    return sampled.answer(input, "menu --quiet");
  }

  @Test
  void theMenuHasAFifthEntry() {
    assertThat(menu("4").out())
        .contains("4. Exit\n5. Rate movies: the list follows at once\n\nEnter 1, 2, 3, 4 or 5: ");
  }

  /** Titles are "Movie 22 (1982)" and so on; what is found is numbered, the most rated first. */
  @Test
  void ratingAMovieShowsWhatMovedAndWhy() {
    Program.Outcome run = menu("2", "7", "40", "5", "MOVIE 2", "1", "5", "", "4");
    assertThat(run.code()).isZero();
    assertThat(run.err()).isEmpty();
    assertThat(run.out())
        .contains("For a person with " + SmallMovieLens.seenBy(7).size() + " ratings so far.")
        .contains("Your rating (one of 1, 2 ... 5): ")
        .containsPattern("was +id +title +rating +80 % within\n");
    Matcher reason =
        Pattern.compile(
                "(?m)^(.+): from (\\d+) to (\\d+)\\. Without your 5 for (.+) it would stand"
                    + " at (\\d+)\\.$")
            .matcher(run.out());
    assertThat(reason.find()).as(run.out()).isTrue();
    assertThat(reason.group(2)).isNotEqualTo(reason.group(3));
    assertThat(reason.group(4)).contains("Movie 2");
  }

  /** Rated twice in the menu, a movie counts once; the list is that of {@code recommend --rate}. */
  @Test
  void theListIsThatOfRecommend() {
    String out =
        menu("1", "", "", "", "", "3", "5", "movie 5 ", "1", "1", "movie 5 ", "1", "5", "", "4")
            .out();
    List<String> ids =
        sampled
            .run("recommend -q --rate 5:5 -n 3 --format csv")
            .out()
            .lines()
            .skip(1)
            .map(line -> line.split(",")[1])
            .toList();
    String last = out.substring(out.lastIndexOf("80 % within\n"));
    List<String> shown =
        last.lines()
            .skip(1)
            .limit(3)
            .map(line -> line.replaceAll("^ *\\d+ +(\\d+ +)?(\\d+)  Movie.*", "$2"))
            .toList();
    assertThat(shown).isEqualTo(ids);
  }

  @ParameterizedTest
  @CsvSource({
    "'zebra', 'movie 5 ,1,3,', 'expected part of a title, found none with zebra'",
    "'movie 5 ,2', '1,3,', 'expected a number from 1 to 1, found 2'",
    "'movie 5 ,1,9', '3,', 'expected a rating, one of 1, 2 ... 5, found 9'",
  })
  void wrongAnswersAreExplainedAndAskedAgain(String wrong, String right, String explained) {
    Program.Outcome run = menu(("5," + wrong + "," + right + ",4").split(",", -1));
    assertThat(run.code()).isZero();
    assertThat(run.out()).containsOnlyOnce(explained + ". Please try again.\n");
  }

  @Test
  void nothingNeedBeChosen() {
    Program.Outcome run = menu("5", "movie 5 ", "", "", "4");
    assertThat(run.code()).isZero();
    assertThat(run.out()).doesNotContain("Your rating");
  }

  /** RecommenderNet does not go by ratings, and with it the menu is that of the report. */
  @Test
  void theNetworkSaysThatRatingsDoNotCount() {
    Path out = home.resolve("both");
    for (List<String> settings : List.of(Program.SMALL, Program.FEW)) {
      String line = "train -q --out " + out + " --data " + sampled.data();
      Program.Outcome trained =
          sampled.program().run((line + " " + String.join(" ", settings)).split(" "));
      assertThat(trained.code()).as(trained.err()).isZero();
    }
    String options = " --data " + sampled.data() + " --out " + out;
    Program.Outcome network =
        sampled.program().run(("recommend --model network --rate 5:5" + options).split(" "));
    assertThat(network.err()).contains("Note: RecommenderNet does not go by ratings");
    Program.Outcome chosen = sampled.program().run(("recommend --rate 5:5" + options).split(" "));
    assertThat(chosen.err())
        .contains("Using " + out.resolve("factorization.safetensors") + "; for ")
        .doesNotContain("does not go by ratings");
    Program.Outcome menu =
        sampled.program().answer("4\n", ("menu --quiet --model network" + options).split(" "));
    assertThat(menu.out()).doesNotContain("5.");
  }

  @Test
  void onlyTheNetworkCanBeOnnx() {
    Program.Outcome run =
        sampled.program().run("export", "--onnx", "x", "--out", sampled.out().toString());
    assertThat(run.code()).isEqualTo(2);
    assertThat(run.errors()).singleElement().asString().contains("only RecommenderNet");
    assertThat(sampled.run("export -q --csv - -n 2").out().lines())
        .hasSize(1 + 2 * SmallMovieLens.PEOPLE);
  }
}
