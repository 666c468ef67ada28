package io.matinee.data;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** MovieLens 1M, 10M and the CSV generation, on invented rows. */
class LargeMovieLensTest {
  private static final String USERS_DAT = "1::F::1::10::48067\n7::M::56::16::70072-1234\n";
  private static final String MOVIES_DAT =
      "1::Café Noir (1960)::Drama|Comedy\n5::Twelve: A \"Tale\" (1999)::Sci-Fi\n";
  private static final String RATINGS_DAT = "1::1::5::978300760\n1::5::3::978302109\n7::5::1::0\n";
  private static final String MOVIES_CSV =
      """
      movieId,title,genres
      1,"Harbor, The Silent (1995)",Adventure|Children
      5,"Say ""Café"" (2001)",(no genres listed)
      288983,Untitled,Drama
      """;
  private static final String RATINGS_CSV =
      """
      userId,movieId,rating,timestamp
      1,1,3.5,1147880044
      1,288983,0.5,1147868817
      162541,1,5.0,1147868828
      """;

  @TempDir Path temp;

  private static Map<String, byte[]> dat(boolean people, Charset charset) {
    Map<String, byte[]> files = new TreeMap<>();
    files.put("movies.dat", MOVIES_DAT.getBytes(charset));
    files.put("ratings.dat", RATINGS_DAT.getBytes(charset));
    if (people) {
      files.put("users.dat", USERS_DAT.getBytes(charset));
    }
    return files;
  }

  private static Map<String, byte[]> csv() {
    Map<String, byte[]> files = new TreeMap<>();
    files.put("movies.csv", MOVIES_CSV.getBytes(UTF_8));
    files.put("ratings.csv", RATINGS_CSV.getBytes(UTF_8));
    return files;
  }

  private Dataset read(Map<String, byte[]> files) throws IOException {
    return SmallMovieLens.read(SmallMovieLens.write(files, temp.resolve("data")));
  }

  private static List<String> rows(Dataset data) {
    Ratings ratings = data.ratings();
    return IntStream.range(0, ratings.size())
        .mapToObj(
            row ->
                data.users().get(ratings.user(row)).id()
                    + " "
                    + data.movies().get(ratings.movie(row)).id()
                    + " "
                    + ratings.value(row)
                    + " "
                    + ratings.epochSecond(row))
        .toList();
  }

  @ParameterizedTest
  @ValueSource(strings = {"ISO-8859-1", "UTF-8"})
  void reads1M(String charset) throws IOException {
    Dataset data = read(dat(true, Charset.forName(charset)));

    assertThat(data.provenance().name()).isEqualTo("MovieLens 1M format");
    assertThat(data.scale()).isEqualTo(RatingScale.FIVE_STARS);
    assertThat(data.users())
        .containsExactly(
            new User("1", new Demographics(1, "F", "K-12 student", "48067")),
            new User("7", new Demographics(56, "M", "self-employed", "70072-1234")));
    assertThat(data.movies())
        .containsExactly(
            new Movie("1", "Café Noir (1960)", 1960, List.of("Comedy", "Drama")),
            new Movie("5", "Twelve: A \"Tale\" (1999)", 1999, List.of("Sci-Fi")));
    assertThat(data.genres()).containsExactly("Comedy", "Drama", "Sci-Fi");
    assertThat(data.occupations()).hasSize(21).startsWith("other").endsWith("writer");
    assertThat(rows(data)).containsExactly("1 1 5.0 978300760", "1 5 3.0 978302109", "7 5 1.0 0");
  }

  @Test
  void reads10MWithHalfStarsAndWithoutPeople() throws IOException {
    Map<String, byte[]> files = dat(false, UTF_8);
    files.put("ratings.dat", "1::1::5::9\n1::5::0.5::8\n7::5::3.5::7\n".getBytes(UTF_8));

    Dataset data = read(files);

    assertThat(data.provenance().name()).isEqualTo("MovieLens 10M format");
    assertThat(data.scale()).isEqualTo(RatingScale.HALF_STARS);
    assertThat(data.users())
        .containsExactly(new User("1", Demographics.UNKNOWN), new User("7", Demographics.UNKNOWN));
    assertThat(data.occupations()).isEmpty();
    assertThat(rows(data)).containsExactly("1 1 5.0 9", "1 5 0.5 8", "7 5 3.5 7");
  }

  @Test
  void readsTheCsvGeneration() throws IOException {
    Dataset data = read(csv());

    assertThat(data.provenance().name()).isEqualTo("MovieLens CSV format");
    assertThat(data.provenance().synthetic()).isFalse();
    assertThat(data.scale()).isEqualTo(RatingScale.HALF_STARS);
    assertThat(data.movies())
        .containsExactly(
            new Movie("1", "Harbor, The Silent (1995)", 1995, List.of("Adventure", "Children")),
            new Movie("5", "Say \"Café\" (2001)", 2001, List.of()),
            new Movie("288983", "Untitled", null, List.of("Drama")));
    assertThat(data.folds().names()).isEmpty();
    assertThat(rows(data))
        .containsExactly(
            "1 1 3.5 1147880044", "1 288983 0.5 1147868817", "162541 1 5.0 1147868828");
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "ml-25m/"})
  void zipAndFolderHoldTheSameData(String prefix) throws IOException {
    for (Map<String, byte[]> files : List.of(csv(), dat(true, UTF_8), dat(false, UTF_8))) {
      Path zip = SmallMovieLens.zip(files, prefix, temp.resolve("data.zip"));
      Path folder =
          SmallMovieLens.write(
              files, temp.resolve("folder" + files.size() + files.keySet().hashCode()));

      assertThat(SmallMovieLens.read(zip).checksum())
          .isEqualTo(SmallMovieLens.read(folder).checksum());
    }
  }

  @Test
  void carriageReturnsQuotesMarksAndEmptyLinesChangeNothing() throws IOException {
    String expected = read(csv()).checksum();
    Map<String, byte[]> files = csv();
    String changed =
        "\ufeff"
            + RATINGS_CSV.replace("\n", "\r\n").replace("162541,1,", "\"162541\",\"1\",")
            + "\r\n\n";
    files.put("ratings.csv", changed.getBytes(UTF_8));
    files.put("movies.csv", ("\ufeff" + MOVIES_CSV.replace("\n", "\r\n")).getBytes(UTF_8));

    assertThat(read(files).checksum()).isEqualTo(expected);
  }

  @Test
  void refusesFoldsByNamingWhatToDo() throws IOException {
    Dataset data = read(csv());

    assertThatThrownBy(() -> SplitSpec.fold("u1").apply(data))
        .isInstanceOf(DataException.class)
        .hasMessage(
            "expected data that comes with the fold \"u1\", found data without folds;"
                + " part it with --random 0.8 or --by-time 0.8");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = ';',
      quoteCharacter = '`',
      value = {
        "1,1,3.5;ratings.csv:3: expected 4 comma-separated fields, found 3",
        "1,1,3.5,4,5;ratings.csv:3: expected 4 comma-separated fields, found 5",
        "0,1,3.5,4;ratings.csv:3: expected a whole number from 1 to 2147483647 as user id, found \"0\"",
        "x,1,3.5,4;ratings.csv:3: expected a whole number from 1 to 2147483647 as user id, found \"x\"",
        "1,,3.5,4;ratings.csv:3: expected a whole number from 1 to 2147483647 as movie id, found \"\"",
        "1,2,3.5,4;ratings.csv:3: expected a movie of movies.csv, found movie 2",
        "1,1,3.25,4;ratings.csv:3: expected one of 0.5, 1 ... 5 as rating, found \"3.25\"",
        "1,1,5.5,4;ratings.csv:3: expected one of 0.5, 1 ... 5 as rating, found \"5.5\"",
        "1,1,NaN,4;ratings.csv:3: expected one of 0.5, 1 ... 5 as rating, found \"NaN\"",
        "1,1,3.5,-4;ratings.csv:3: expected whole seconds since 1970 from 0 to 4294967295 as timestamp, found \"-4\"",
        "1,1,3.5,4294967296;ratings.csv:3: expected whole seconds since 1970 from 0 to 4294967295 as timestamp, found \"4294967296\"",
        "1,1,4.5,4;ratings.csv:3: expected each pair of user and movie once, found user 1 and movie 1 again (first on line 2)",
        "1,\"1,3.5,4;ratings.csv:3: expected a closing quote on the same line, found none",
        "1,1\u0007,3.5,4;ratings.csv:3: expected text, found the byte 0x07"
      })
  void refusesABadRating(String row, String message) throws IOException {
    Map<String, byte[]> files = csv();
    String text = RATINGS_CSV.replace("1,288983,0.5,1147868817", row);
    files.put("ratings.csv", text.getBytes(UTF_8));

    assertThatThrownBy(() -> read(files)).isInstanceOf(DataException.class).hasMessage(message);
  }

  @Test
  void findsPairsRatedTwiceFarApart() throws IOException {
    Map<String, byte[]> files = csv();
    files.put("ratings.csv", (RATINGS_CSV + "1,5,1,1\n1,1,2.5,1\n").getBytes(UTF_8));

    assertThatThrownBy(() -> read(files))
        .hasMessage(
            "ratings.csv:6: expected each pair of user and movie once,"
                + " found user 1 and movie 1 again (first on line 2)");
  }

  @Test
  void refusesATruncatedFile() throws IOException {
    Map<String, byte[]> files = csv();
    files.put("ratings.csv", RATINGS_CSV.stripTrailing().getBytes(UTF_8));

    assertThatThrownBy(() -> read(files))
        .hasMessage(
            "ratings.csv:4: expected a line end, found the end of the file; it is truncated,"
                + " get it again");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = ';',
      quoteCharacter = '`',
      value = {
        "movieId,title,genre;movies.csv:1: expected the header movieId,title,genres, found \"movieId,title,genre\"",
        "movieId,title,genres/1,A (1990);movies.csv:2: expected 3 fields, found 2",
        "movieId,title,genres/x,A (1990),Drama;movies.csv:2: expected a whole number from 1 to 2147483647 as movie id, found \"x\"",
        "movieId,title,genres/1,,Drama;movies.csv:2: expected a title, found \"\"",
        "movieId,title,genres/1,A,Drama|;movies.csv:2: expected genres separated by \"|\", found \"Drama|\"",
        "movieId,title,genres/1,A,Drama/1,B,Drama;movies.csv:3: expected each movie once, found movie 1 again (first on line 2)"
      })
  void refusesABadTableOfMovies(String text, String message) throws IOException {
    Map<String, byte[]> files = csv();
    files.put("movies.csv", (text.replace('/', '\n') + "\n").getBytes(UTF_8));

    assertThatThrownBy(() -> read(files)).isInstanceOf(DataException.class).hasMessage(message);
  }

  @Test
  void refusesBytesThatAreNoUtf8() throws IOException {
    Map<String, byte[]> files = csv();
    files.put("movies.csv", MOVIES_CSV.getBytes(ISO_8859_1));

    assertThatThrownBy(() -> read(files))
        .hasMessage(
            "movies.csv:3: expected UTF-8 text, found other bytes; convert the file, as with iconv"
                + " -f ISO-8859-1 -t UTF-8");
  }

  @ParameterizedTest
  @CsvSource({
    "1::F::2::10::48067, 'users.dat:1: expected one of [1, 18, 25, 35, 45, 50, 56] as age, found \"2\"'",
    "1::X::1::10::48067, 'users.dat:1: expected gender M or F, found \"X\"'",
    "1::F::1::21::48067, 'users.dat:1: expected a whole number from 0 to 20 as occupation, found \"21\"'",
    "1::F::1::10, 'users.dat:1: expected 5 fields, found 4'",
    "2::F::1::10::1, 'ratings.dat:1: expected a user of users.dat, found user 1'"
  })
  void refusesABadPerson(String row, String message) throws IOException {
    Map<String, byte[]> files = dat(true, UTF_8);
    files.put("users.dat", USERS_DAT.replace("1::F::1::10::48067", row).getBytes(UTF_8));

    assertThatThrownBy(() -> read(files)).isInstanceOf(DataException.class).hasMessage(message);
  }

  @Test
  void namesTheFileThatLacks() throws IOException {
    Map<String, byte[]> files = dat(true, UTF_8);
    files.remove("ratings.dat");

    assertThatThrownBy(() -> read(files))
        .hasMessage("ratings.dat: expected it in %s, found none".formatted(temp.resolve("data")));
  }

  /** Sizes as the READMEs of the data sets give them. */
  @Test
  void tellsReleasesByTheirSize() {
    assertThat(MovieLensRelease.nameOr("other", 25_000_095, 162_541, 62_423))
        .isEqualTo("MovieLens 25M");
    assertThat(MovieLensRelease.nameOr("other", 25_000_094, 162_541, 62_423)).isEqualTo("other");
  }
}
