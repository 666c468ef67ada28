package io.matinee.data;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class MovieLens100kFoldsTest {
  @TempDir Path folder;

  @BeforeEach
  void writeFiles() throws IOException {
    SmallMovieLens.write(folder);
  }

  @Test
  void listsTheFoldsWhoseTwoFilesAreThere() {
    assertThat(SmallMovieLens.read(folder).folds().names()).containsExactly("u1");
  }

  @Test
  void partsTheRatingsAsTheFilesSay() {
    Split split = SmallMovieLens.read(folder).folds().split("u1");

    assertThat(split.train().size()).isEqualTo(3);
    assertThat(split.test().size()).isEqualTo(2);
    assertThat(split.test().value(0)).isEqualTo(2);
    assertThat(split.test().epochSecond(0)).isEqualTo(4294967295L);
  }

  @Test
  void refusesOtherNames() {
    assertRefused("ua", "expected one of the dataset's folds [u1], found \"ua\"");
  }

  @Test
  void dataWithoutFoldsSaysHowToPartIt() throws IOException {
    Files.delete(folder.resolve("u1.base"));
    Files.delete(folder.resolve("u1.test"));

    assertRefused(
        "u1",
        "expected data with official folds such as u1, found data without;"
            + " part it with --random or --by-time");
  }

  @Test
  void refusesAFoldThatLacksARating() throws IOException {
    Files.writeString(folder.resolve("u1.test"), "7\t5\t1\t0\n");

    assertRefused(
        "u1",
        "u1.base and u1.test: expected 5 ratings together as in u.data, found 4; a file is"
            + " truncated, get it again");
  }

  @Test
  void refusesARatingInBothFiles() throws IOException {
    SmallMovieLens.replaceLine(folder, "u1.test", 2, "1\t2\t4\t881250951");

    assertRefused(
        "u1",
        "u1.test:2: expected each rating of u.data once, found user 1 and movie 2 again (first in"
            + " u1.base)");
  }

  @Test
  void refusesAPairThatIsNotInTheData() throws IOException {
    SmallMovieLens.replaceLine(folder, "u1.test", 2, "7\t1\t1\t0");

    assertRefused(
        "u1", "u1.test:2: expected a rating of u.data, found user 7 and movie 1, not there");
  }

  @Test
  void refusesAnotherRatingThanInTheData() throws IOException {
    SmallMovieLens.replaceLine(folder, "u1.test", 2, "7\t5\t2\t0");

    assertRefused(
        "u1", "u1.test:2: expected rating 1 at second 0 as in u.data, found rating 2 at second 0");
  }

  @Test
  void refusesBadLines() throws IOException {
    SmallMovieLens.replaceLine(folder, "u1.base", 3, "2\t1\t3");

    assertRefused("u1", "u1.base:3: expected 4 tab-separated fields, found 3");
  }

  private void assertRefused(String fold, String message) {
    OfficialFolds folds = SmallMovieLens.read(folder).folds();
    assertThatThrownBy(() -> folds.split(fold))
        .isInstanceOf(DataException.class)
        .hasMessage(message);
  }
}
