package io.matinee.data;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class MovieLens100kFormatTest {
  @TempDir Path folder;

  @BeforeEach
  void writeFiles() throws IOException {
    SmallMovieLens.write(folder);
  }

  @Test
  void readsPeopleInTheirOrderAndEmptyFieldsAsUnknown() {
    assertThat(SmallMovieLens.read(folder).users())
        .containsExactly(
            new User("1", new Demographics(24, "M", "artist", "01234")),
            new User("2", new Demographics(53, "F", "doctor", "94043")),
            new User("7", Demographics.UNKNOWN));
  }

  @Test
  void readsMoviesWithYearAndGenres() {
    assertThat(SmallMovieLens.read(folder).movies())
        .containsExactly(
            new Movie("1", "Silent Harbor (1994)", 1994, List.of("Drama")),
            new Movie("2", "Café Noir (1960)", 1960, List.of("Drama", "Comedy")),
            new Movie("5", "unknown", null, List.of("unknown")));
  }

  @Test
  void readsRatingsByDenseIndexInTheFilesOrder() {
    Dataset dataset = SmallMovieLens.read(folder);
    Ratings ratings = dataset.ratings();

    assertThat(ratings.size()).isEqualTo(5);
    assertThat(ratings.user(2)).isEqualTo(2); // 7 is the third of u.user
    assertThat(ratings.movie(2)).isEqualTo(2); // 5 is the third of u.item
    assertThat(ratings.value(3)).isEqualTo(4);
    assertThat(ratings.epochSecond(4)).isEqualTo(4294967295L);
    assertThat(dataset.genres()).containsExactly("unknown", "Drama", "Comedy");
    assertThat(dataset.occupations()).containsExactly("artist", "doctor");
  }

  @Test
  void saysThatItIsNotTheOfficialData() {
    assertThat(SmallMovieLens.read(folder).provenance())
        .isEqualTo(new Provenance("MovieLens 100K format", folder.toString(), false));
  }

  @Test
  void namesDataWithTheRightChecksums() {
    Dataset dataset = new MovieLens100kFormat(SmallMovieLens.sums()).read(DataFiles.at(folder));

    assertThat(dataset.provenance().name()).isEqualTo("MovieLens 100K");
  }

  @Test
  void readsWindowsLineEndsAsOthers() throws IOException {
    String before = SmallMovieLens.read(folder).checksum();
    Map<String, byte[]> files = SmallMovieLens.files();
    files.replaceAll((name, bytes) -> latin1(latin1(bytes).replace("\n", "\r\n")));
    SmallMovieLens.write(files, folder);

    Dataset dataset = SmallMovieLens.read(folder);

    assertThat(dataset.checksum()).isEqualTo(before);
    assertThat(dataset.folds().split("u1").test().size()).isEqualTo(2);
  }

  @Test
  void doesWithoutTheFileOfCounts() throws IOException {
    Files.delete(folder.resolve("u.info"));

    assertThat(SmallMovieLens.read(folder).ratings().size()).isEqualTo(5);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '#',
      quoteCharacter = '`',
      textBlock =
          """
          u.data#2#1;1;5#expected 4 tab-separated fields, found 3
          u.data#2#1;1;5;0;0#expected 4 tab-separated fields, found 5
          u.data#2#` `#expected 4 tab-separated fields, found 1
          u.data#2#x;1;5;0#expected a whole number from 1 to 2147483647 as user id, found "x"
          u.data#2#1;;5;0#expected a whole number from 1 to 2147483647 as movie id, found ""
          u.data#2#1;1;6;0#expected a whole number from 1 to 5 as rating, found "6"
          u.data#2#1;1;0;0#expected a whole number from 1 to 5 as rating, found "0"
          u.data#2#1;1;3.5;0#expected a whole number from 1 to 5 as rating, found "3.5"
          u.data#2#1;1;5;-1#expected a whole number from 0 to 4294967295 as timestamp in seconds \
          since 1970, found "-1"
          u.data#2#1;1;5;4294967296#expected a whole number from 0 to 4294967295 as timestamp in \
          seconds since 1970, found "4294967296"
          u.data#2#1;1;5;99999999999999999999999999999999999999999999#expected a whole number from \
          0 to 4294967295 as timestamp in seconds since 1970, found \
          "9999999999999999999999999999999999999999..."
          u.data#2#3;1;5;0#expected a user of u.user, found user 3
          u.data#2#1;3;5;0#expected a movie of u.item, found movie 3
          u.data#4#2;1;3;0#expected each pair of user and movie once, found user 2 and movie 1 \
          again (first on line 1)
          u.user#3#1|30|M|artist|1#expected each user once, found user 1 again (first on line 1)
          u.user#1#0|30|M|artist|1#expected a whole number from 1 to 2147483647 as user id, found \
          "0"
          u.user#1#1|131|M|artist|1#expected a whole number from 0 to 130 as age, found "131"
          u.user#1#1|30|m|artist|1#expected gender M or F, found "m"
          u.user#1#1|30|M|wizard|1#expected an occupation of u.occupation, found "wizard"
          u.user#1#1|30|M|artist#expected 5 '|'-separated fields, found 4
          u.item#2#1|A|01-Jan-1994|||0|1|0#expected each movie once, found movie 1 again (first on \
          line 1)
          u.item#2#2|A|01-Jan-1994|||0|1#expected 8 '|'-separated fields, found 7
          u.item#2#2|A|1994-01-01|||0|1|0#expected a release date such as 01-Jan-1995, found \
          "1994-01-01"
          u.item#2#2|A|01-Jan-1994|||0|2|0#expected a whole number from 0 to 1 as flag of genre \
          Drama, found "2"
          u.item#2#2||01-Jan-1994|||0|1|0#expected a title, found ""
          u.genre#2#Drama|7#expected genre number 1, found "7"
          u.genre#2#unknown|1#expected a name that is not there yet, found "unknown"
          u.occupation#2#artist#expected a name that is not there yet, found "artist"
          u.occupation#2#artist|1#expected 1 '|'-separated field, found 2
          u.info#1#4 users#expected 4 users in u.user, found 3; a file is truncated, get it again
          u.info#2#4 items#expected 4 items in u.item, found 3; a file is truncated, get it again
          u.info#3#4 ratings#expected 4 ratings in u.data, found 5; a file is truncated, get it \
          again
          u.info#1#3 persons#expected users, items or ratings, found "persons"
          """)
  void namesFileLineAndProblem(String file, int line, String text, String problem)
      throws IOException {
    SmallMovieLens.replaceLine(folder, file, line, text.replace(';', '\t'));

    assertRefused("%s:%d: %s".formatted(file, line, problem));
  }

  @Test
  void refusesControlBytes() throws IOException {
    SmallMovieLens.replaceLine(folder, "u.item", 2, "2|A\0B|01-Jan-1994|||0|1|0");

    assertRefused(
        "u.item:2: expected ISO-8859-1 text, found the byte 0x00; the file is damaged,"
            + " get it again");
  }

  @Test
  void refusesUtf8AndSaysHowToConvertIt() throws IOException {
    String utf8 = Files.readString(folder.resolve("u.item"), StandardCharsets.ISO_8859_1);
    Files.writeString(folder.resolve("u.item"), utf8, StandardCharsets.UTF_8);

    assertRefused(
        "u.item:2: expected ISO-8859-1 text, found UTF-8; convert it with:"
            + " iconv -c -f UTF-8 -t ISO-8859-1//TRANSLIT u.item > converted");
  }

  @ParameterizedTest
  @ValueSource(strings = {"u.data", "u.item", "u.user", "u.genre", "u.occupation"})
  void saysWhichFileIsMissingWhereAndWhatBelongsThere(String name) throws IOException {
    Files.delete(folder.resolve(name));

    assertRefused(
        name
            + ": expected it in "
            + folder
            + ", found none; a MovieLens 100K folder holds u.data, u.item, u.user, u.genre and"
            + " u.occupation");
  }

  @Test
  void refusesAFolderOfOtherThings(@TempDir Path other) {
    assertThatThrownBy(() -> SmallMovieLens.read(other))
        .isInstanceOf(DataException.class)
        .hasMessage(
            other
                + ": expected a dataset, found none; a MovieLens 100K folder holds u.data, u.item,"
                + " u.user, u.genre and u.occupation; a MovieLens 1M or 10M folder holds"
                + " ratings.dat, movies.dat and maybe users.dat; a MovieLens 20M, 25M, 32M or"
                + " latest-small folder holds ratings.csv and movies.csv; a .matinee file is what"
                + " matinee import writes");
  }

  @ParameterizedTest
  @CsvSource({
    "u.data, 4 tab-separated fields",
    "u.item, 8 '|'-separated fields",
    "u.user, 5 '|'-separated fields",
    "u.genre, 2 '|'-separated fields",
    "u.occupation, 1 '|'-separated field",
    "u.info, 2 space-separated fields"
  })
  void refusesEmptyFiles(String name, String layout) throws IOException {
    Files.write(folder.resolve(name), new byte[0]);

    assertRefused(name + ": expected lines of " + layout + ", found an empty file; get it again");
  }

  @ParameterizedTest
  @CsvSource({"u.data, 5", "u.item, 3", "u.user, 3", "u.occupation, 2", "u.info, 3"})
  void takesALastLineWithoutItsEndForTruncation(String name, int line) throws IOException {
    byte[] bytes = Files.readAllBytes(folder.resolve(name));
    Files.write(folder.resolve(name), Arrays.copyOf(bytes, bytes.length - 1));

    assertRefused(
        name
            + ":"
            + line
            + ": expected a line end, found the end of the file; it is truncated, get it again");
  }

  private void assertRefused(String message) {
    assertThatThrownBy(() -> SmallMovieLens.read(folder))
        .isInstanceOf(DataException.class)
        .hasMessage(message);
  }

  private static String latin1(byte[] bytes) {
    return new String(bytes, StandardCharsets.ISO_8859_1);
  }

  private static byte[] latin1(String text) {
    return text.getBytes(StandardCharsets.ISO_8859_1);
  }
}
