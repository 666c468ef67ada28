package io.matinee.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.matinee.data.Dataset;
import io.matinee.data.DatasetReader;
import io.matinee.data.Ratings;
import io.matinee.model.Predictions;
import io.matinee.model.Profile;
import io.matinee.network.NetworkModel;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Answers come from a pipe, so the line end that the Enter key makes is the program's. */
class MenuTest {
  private static final String MENU =
      """
      Menu:

      1. Enter user data (age, gender, occupation, zip code) manually
      2. Enter id of existed user.
      3. Calculate RMSE for all dataset
      4. Exit

      Enter 1, 2, 3 or 4:\s
      """;
  private static final String COUNT = "Enter number of recommendations: \n";
  private static final String AGAIN = ". Please try again.\n";

  @TempDir static Path home;
  private static TrainedModel trained;

  @BeforeAll
  static void train() {
    trained = TrainedModel.in(home);
  }

  private static Program.Outcome menu(String... answers) {
    return trained.answer(
        String.join("", List.of(answers).stream().map(a -> a + "\n").toList()), "menu --quiet");
  }

  private static String list(String options) {
    return trained.run("recommend --quiet " + options).out() + "\n";
  }

  @Test
  void aKnownUserIsShownAndServed() {
    Program.Outcome run = menu("2", "7", "5", "4");
    assertThat(run.code()).isZero();
    assertThat(run.err()).isEmpty();
    assertThat(run.out())
        .isEqualTo(
            MENU
                + """
                Enter user_id (from 1 to 30):
                Age: 22
                Gender: M
                Occupation: doctor
                Zip Code: 01000

                """
                + COUNT
                + list("--user 7 -n 5")
                + MENU);
  }

  @Test
  void aNewcomerIsAskedAndServed() {
    assertThat(menu("1", "24", "m", "Artist", "10003", "2", "4").out())
        .isEqualTo(
            MENU
                + """
                Press Enter to leave out what you would rather not say.
                Age:\s
                Gender:\s
                Occupation:\s
                Zip Code:\s
                """
                + COUNT
                + list("--age 24 --gender M --occupation artist --zip 10003 -n 2")
                + MENU);
  }

  /** A person of whom nothing is known is served like one with an unknown zip code. */
  @Test
  void aPersonMayLeaveOutEverything() {
    assertThat(menu("1", "", "", "", "", "3", "4").out())
        .endsWith(COUNT + list("--zip nowhere -n 3") + MENU);
  }

  @ParameterizedTest
  @CsvSource({
    "'5', '4', 'expected 1, 2, 3 or 4, found 5'",
    "'', '4', 'expected 1, 2, 3 or 4, found nothing'",
    "'2,31', '7,1,4', 'expected the id of a person of the data (1 to 30), found 31'",
    "'2,', '7,1,4', 'expected the id of a person of the data (1 to 30), found nothing'",
    "'2,7,0', '1,4', 'expected a number from 1 to 40, found 0'",
    "'2,7,x', '1,4', 'expected a number from 1 to 40, found x'",
    "'2,7,', '1,4', 'expected a number from 1 to 40, found nothing'",
    "'1,ten', '10,,,,1,4', 'expected an age from 1 to 120, found ten'",
    "'1,,w', 'F,,,1,4', 'expected a gender, M or F, found w'",
    "'1,,,poet', 'artist,,1,4', 'one of artist, doctor, student, found poet'",
  })
  void wrongAnswersAreExplainedAndAskedAgain(String wrong, String right, String explained) {
    Program.Outcome run = menu((wrong + "," + right).split(",", -1));
    assertThat(run.code()).isZero();
    assertThat(run.out()).containsOnlyOnce(explained + AGAIN).endsWith("\nEnter 1, 2, 3 or 4: \n");
    List<String> lines = run.out().lines().toList();
    String line = lines.stream().filter(each -> each.contains(explained)).findFirst().orElseThrow();
    int at = lines.indexOf(line);
    assertThat(lines.get(at + 1)).as("the same question").isEqualTo(lines.get(at - 1));
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "2", "2,7", "2,7,3", "1", "1,24", "1,24,F", "1,24,F,artist", "3"})
  void theEndOfTheInputIsAGoodbye(String answers) {
    Program.Outcome run = answers.isEmpty() ? menu() : menu(answers.split(","));
    assertThat(run.code()).isZero();
    assertThat(run.err()).isEmpty();
    assertThat(run.out()).endsWith("\nGoodbye.\n");
  }

  @Test
  void bothFiguresAreThoseOfTheLibrary() {
    Dataset dataset = DatasetReader.standard().read(trained.data());
    NetworkModel model = NetworkModel.load(trained.file());
    Ratings test = dataset.folds().split("u1").test();
    assertThat(menu("3", "4").out())
        .contains(
            "RMSE over all 400 ratings, training part included: %s\n"
                .formatted(rmse(dataset, model, dataset.ratings())),
            "RMSE over the 80 held-out ratings, never seen in training: %s (official fold u1)\n"
                .formatted(rmse(dataset, model, test)));
  }

  private static String rmse(Dataset dataset, NetworkModel model, Ratings ratings) {
    List<Profile> people = Profile.ofUsers(dataset, dataset.ratings());
    float[] predicted = Predictions.of(model.predictor(dataset.movies()), people, ratings);
    return String.format(Locale.ROOT, "%.4f", Predictions.rmse(predicted, ratings));
  }

  @Test
  void ofOtherDataNoPartIsKnownToBeNew() {
    Program.Outcome run =
        trained.program().answer("3\n4\n", "menu", "--quiet", "--out", "" + trained.out());
    assertThat(run.out())
        .contains("RMSE over all 100,000 ratings")
        .contains("No part of this data is known to be new to the model.")
        .doesNotContain("never seen");
  }
}
