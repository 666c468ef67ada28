package io.matinee.data;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.AlphaChars;
import net.jqwik.api.constraints.NumericChars;
import net.jqwik.api.constraints.StringLength;
import org.junit.jupiter.api.Test;

class RatingStreamTest {
  private static final RatingLayout ANY =
      new RatingLayout("r.csv", ",", true, 4, 0, 1, 2, 3, false, null);

  /** Indexes are those of a hash map that numbers texts in the order of their appearance. */
  @Property
  void tablesNumberIdsAsAMapDoes(
      @ForAll List<@NumericChars @AlphaChars @StringLength(min = 1, max = 3) String> ids) {
    IdTable table = new IdTable();
    Map<String, Integer> expected = new HashMap<>();
    for (String id : ids) {
      byte[] bytes = ("x" + id + "x").getBytes(UTF_8);
      int index = table.add(bytes, 1, bytes.length - 1);
      assertThat(index).isEqualTo(expected.computeIfAbsent(id, any -> expected.size()));
      assertThat(table.id(index)).isEqualTo(id);
    }
    assertThat(table.size()).isEqualTo(expected.size());
  }

  @Test
  void leadingZerosMakeOtherIds() {
    IdTable table = IdTable.of(List.of("7", "07", "0", "00", "", "-7", "1234567890123456789"));

    assertThat(table.size()).isEqualTo(7);
    assertThat(table.id(1)).isEqualTo("07");
    assertThat(table.id(6)).isEqualTo("1234567890123456789");
  }

  /** Long enough for several chunks, in a mix of plain, quoted, blank and bad lines. */
  @Test
  void manyChunksGiveWhatALineByLineReaderGives() throws IOException {
    SplittableRandom random = new SplittableRandom(1);
    StringBuilder text = new StringBuilder();
    List<String> expected = new ArrayList<>();
    List<String> bad = new ArrayList<>();
    Map<Long, Integer> lineOf = new HashMap<>();
    int lines = 450_000;
    for (int line = 1; line <= lines; line++) {
      int user = random.nextInt(5000);
      int movie = random.nextInt(20_000);
      int halves = 1 + random.nextInt(10);
      String row = "u%d,%d,%s,%d".formatted(user, movie, halves / 2.0, line);
      int kind = random.nextInt(1000);
      if (kind == 0) {
        text.append("\n");
      } else if (kind == 1) {
        text.append("u,1,bad,2\n");
        bad.add(line + ": expected a number as rating, found \"bad\"");
      } else {
        text.append(kind == 2 ? "\"u%d\"".formatted(user) + row.substring(row.indexOf(',')) : row);
        text.append(kind < 10 ? "\r\n" : "\n");
        if (lineOf.putIfAbsent(user * 100_000L + movie, line) == null) {
          expected.add(row);
        } else {
          bad.add(line + ": expected each pair");
        }
      }
    }
    List<String> told = new ArrayList<>();
    IdTable users = new IdTable();
    IdTable movies = new IdTable();
    BadRows badRows =
        (file, line, problem, row) ->
            told.add(
                line
                    + ": "
                    + (problem.startsWith("expected each pair") ? "expected each pair" : problem));
    byte[] bytes = text.toString().getBytes(UTF_8);
    assertThat(bytes.length).isGreaterThan(1 << 23); // chunks have 2²³ bytes

    Ratings ratings =
        new RatingStream(ANY, users, null, movies, null, 0, bytes.length, badRows)
            .read(new ByteArrayInputStream(bytes));

    assertThat(ratings.size()).isEqualTo(expected.size());
    for (int row = 0; row < ratings.size(); row++) {
      String found =
          "%s,%s,%s,%d"
              .formatted(
                  users.id(ratings.user(row)),
                  movies.id(ratings.movie(row)),
                  ratings.value(row),
                  ratings.epochSecond(row));
      if (!found.equals(expected.get(row))) {
        assertThat(found).as("row %d", row).isEqualTo(expected.get(row));
      }
    }
    told.sort(null); // pairs given twice are told of last
    bad.sort(null);
    assertThat(told).isEqualTo(bad);
  }

  @Property(tries = 300)
  void anyBytesAreReadOrRefusedInOneLine(@ForAll byte[] noise) {
    byte[] bytes = ("a,b,1,2\n" + new String(noise, UTF_8)).getBytes(UTF_8);
    System.arraycopy(
        noise, 0, bytes, Math.min(8, bytes.length), Math.min(noise.length, bytes.length - 8));
    try {
      Ratings ratings =
          new RatingStream(ANY, new IdTable(), null, new IdTable(), null, 0, 0, BadRows.REFUSED)
              .read(new ByteArrayInputStream(bytes));
      assertThat(ratings.size()).isPositive();
    } catch (DataException e) {
      assertThat(e.getMessage()).hasLineCount(1).startsWith("r.csv:");
    } catch (IOException e) {
      throw new AssertionError(e);
    }
  }
}
