package io.matinee.data;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class DatasetImportTest {
  private static final ImportOptions GUESS = ImportOptions.defaults("mine");
  private static final String RATINGS = "user_id,item,stars,time\nzoë,m1,4.5,100\n007,m1,3,0\n";

  @TempDir Path temp;

  private Path file(String name, String text) throws IOException {
    return Files.writeString(temp.resolve(name), text);
  }

  private Dataset ratings(String text) throws IOException {
    return DatasetImport.csv(file("r.csv", text), null, null, GUESS, BadRows.REFUSED);
  }

  @ParameterizedTest
  @ValueSource(strings = {",", ";", "\t", "|"})
  void guessesColumnsAndDelimiter(String delimiter) throws IOException {
    Dataset data = ratings(RATINGS.replace(",", delimiter));

    assertThat(data.provenance())
        .isEqualTo(new Provenance("mine", temp.resolve("r.csv").toString(), false));
    assertThat(data.users())
        .containsExactly(
            new User("zoë", Demographics.UNKNOWN), new User("007", Demographics.UNKNOWN));
    assertThat(data.movies()).containsExactly(new Movie("m1", "m1", null, List.of()));
    assertThat(data.scale()).isEqualTo(new RatingScale(3, 4.5f, 1.5f));
    assertThat(data.ratings().epochSecond(0)).isEqualTo(100);
  }

  @Test
  void takesMarksQuotesCarriageReturnsAndNoLastLineEnd() throws IOException {
    Dataset data =
        ratings("\ufeff\"user\",\"item\",rating\r\n\"a \"\"b\"\", c\",1,\"2.5\"\r\nx,2,3");

    assertThat(data.users()).extracting(User::id).containsExactly("a \"b\", c", "x");
    assertThat(data.ratings().value(0)).isEqualTo(2.5f);
    assertThat(data.ratings().epochSecond(0)).isZero();
  }

  @Test
  void readsPeopleAndMovies() throws IOException {
    Path people =
        file("p.csv", "user,sex,age,job,zip\n007,male,40,spy,\nzoë,F,,\"poet, baker\",X1\n");
    Path movies = file("m.csv", "movieId,name,kinds\nm1,Café (1999),Drama/Comedy\nm2,Other,\n");
    ImportOptions options =
        new ImportOptions(
            "mine",
            Map.of(ImportColumn.GENRES, "kinds", ImportColumn.TITLE, "name"),
            null,
            "/",
            RatingScale.HALF_STARS);
    Dataset data =
        DatasetImport.csv(file("r.csv", RATINGS), people, movies, options, BadRows.REFUSED);

    assertThat(data.users())
        .containsExactly(
            new User("007", new Demographics(40, "M", "spy", null)),
            new User("zoë", new Demographics(null, "F", "poet, baker", "X1")));
    assertThat(data.movies())
        .containsExactly(
            new Movie("m1", "Café (1999)", 1999, List.of("Comedy", "Drama")),
            new Movie("m2", "Other", null, List.of()));
    assertThat(data.occupations()).containsExactly("poet, baker", "spy");
    assertThat(data.scale()).isEqualTo(RatingScale.HALF_STARS);
  }

  @Test
  void saysWhatToDoAboutColumnsThatLack() {
    assertThatThrownBy(() -> ratings("user,item,note\na,b,1\n"))
        .isInstanceOf(DataException.class)
        .hasMessage(
            temp.resolve("r.csv")
                + ":1: expected a rating column, found the columns user, item, note;"
                + " name it with --rating-column");
    assertThatThrownBy(() -> ratings("")).hasMessageContaining("expected a user column");
  }

  @Test
  void saysThatANamedColumnLacks() throws IOException {
    Path file = file("r.csv", RATINGS);
    ImportOptions options =
        new ImportOptions("x", Map.of(ImportColumn.USER, "who"), null, "|", null);

    assertThatThrownBy(() -> DatasetImport.csv(file, null, null, options, BadRows.REFUSED))
        .hasMessage(
            file
                + ":1: expected the column \"who\" that --user-column names,"
                + " found the columns user_id, item, stars, time");
  }

  @Test
  void asksForAScaleThatTheDataDoesNotShow() {
    assertThatThrownBy(() -> ratings("user,item,rating\na,b,1\nb,b,1\n"))
        .hasMessage(
            "expected at least two different ratings to tell the scale by, found only 1;"
                + " name it with --scale, such as 1..5/1");
  }

  /** Steps of a fifth, from one to two: 0.2 is no exact float. */
  @Test
  void tellsTheScaleByTheData() throws IOException {
    Dataset data = ratings("user,item,rating\na,1,1.4\na,2,1\na,3,2\na,4,1.8\n");

    assertThat(data.scale()).isEqualTo(new RatingScale(1, 2, 0.2f));
    for (int row = 0; row < 4; row++) {
      assertThat(data.scale().contains(data.ratings().value(row))).isTrue();
    }
  }

  @Test
  void namesTheLineOfABadByte() throws IOException {
    Path file = temp.resolve("r.csv");
    Files.write(
        file,
        new byte[] {
          'u',
          's',
          'e',
          'r',
          ',',
          'i',
          't',
          'e',
          'm',
          ',',
          'r',
          'a',
          't',
          'i',
          'n',
          'g',
          '\n',
          'a',
          ',',
          'b',
          ',',
          '1',
          '\n',
          (byte) 0xe9,
          ',',
          'b',
          ',',
          '2',
          '\n'
        });

    assertThatThrownBy(() -> DatasetImport.csv(file, null, null, GUESS, BadRows.REFUSED))
        .hasMessageStartingWith(file + ":3: expected UTF-8 text, found other bytes");
  }

  @Test
  void goesOnAfterBadRowsWhereToldTo() throws IOException {
    List<String> told = new ArrayList<>();
    BadRows keep = (file, line, problem, text) -> told.add(line + "|" + problem + "|" + text);
    Path movies = file("m.csv", "item,title\nm1,One\nm1,Again\nm2,Two\n");
    Path ratings =
        file("r.csv", "user,item,rating\na,m1,1\na,m3,2\n\nb,m1\nb,m1,x\nb,m2,3\nc,m2,5\nb,m2,4\n");

    Dataset data = DatasetImport.csv(ratings, null, movies, GUESS, keep);

    assertThat(data.ratings().size()).isEqualTo(3);
    assertThat(data.users()).extracting(User::id).containsExactly("a", "b", "c");
    assertThat(told)
        .containsExactly(
            "3|expected each movie once, found movie m1 again (first on line 2)|m1,Again",
            "3|expected a movie of %s, found movie m3|a,m3,2".formatted(movies),
            "5|expected 3 comma-separated fields, found 2|b,m1",
            "6|expected a number as rating, found \"x\"|b,m1,x",
            "9|expected each pair of user and movie once, found user b and movie m2 again"
                + " (first on line 7)|b m2");
  }

  @Test
  void readsRecBole() throws IOException {
    file(
        "x.inter",
        "user_id:token\titem_id:token\trating:float\ttimestamp:float\n1\t\"i\t4.0\t9.0\n2\t\"i\t3\t8\n");
    file(
        "x.user",
        "user_id:token\tage:token\tgender:token\toccupation:token\tzip_code:token\n1\t24\tM\twriter\t85711\n2\t53\tF\tother\t\n");
    file(
        "x.item",
        "item_id:token\tmovie_title:token_seq\trelease_year:token\tclass:token_seq\n\"i\tToy\t1995\tDrama Comedy\n");

    Dataset data = DatasetImport.recBole(temp, "x", BadRows.REFUSED);

    assertThat(data.users().get(0).demographics())
        .isEqualTo(new Demographics(24, "M", "writer", "85711"));
    assertThat(data.movies())
        .containsExactly(new Movie("\"i", "Toy", 1995, List.of("Comedy", "Drama")));
    assertThat(data.ratings().epochSecond(0)).isEqualTo(9);
    assertThat(data.ratings().value(1)).isEqualTo(3);
  }

  @Test
  void refusesAFolderWithoutRecBolesRatings() {
    assertThatThrownBy(() -> DatasetImport.recBole(temp, "x", BadRows.REFUSED))
        .hasMessage(temp + ": expected a folder with one file NAME.inter, found none");
  }

  @Test
  void importedCompactAndReadAgainIsTheSame() throws IOException {
    Dataset data = ratings(RATINGS);
    Path file = temp.resolve("mine.matinee");
    CompactFormat.write(data, file);

    assertThat(DatasetReader.standard().read(file).checksum()).isEqualTo(data.checksum());
  }
}
