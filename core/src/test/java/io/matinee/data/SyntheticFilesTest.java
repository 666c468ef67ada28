package io.matinee.data;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class SyntheticFilesTest {
  @TempDir Path temp;

  private Path write(String name, long seed, SyntheticLayout layout) {
    Path folder = temp.resolve(name);
    new SyntheticFiles(2500, 300, 60_000, seed).write(folder, layout, (done, total) -> {});
    return folder;
  }

  /** The readers refuse pairs that are there twice. */
  @ParameterizedTest
  @EnumSource
  void isReadAsWhatWasAskedFor(SyntheticLayout layout) {
    Dataset data = SmallMovieLens.read(write("a", 1, layout));

    assertThat(data.users()).hasSize(2500);
    assertThat(data.movies()).hasSize(300).allMatch(movie -> movie.year() != null);
    assertThat(data.ratings().size()).isEqualTo(60_000);
    assertThat(data.scale()).isEqualTo(layout.scale());
    assertThat(data.users())
        .extracting(User::demographics)
        .allMatch(person -> person.age() != null && person.occupation() != null);
    assertThat(data.ratings().countPerUser(2500)).doesNotContain(0);
  }

  @ParameterizedTest
  @EnumSource
  void isLabelledSynthetic(SyntheticLayout layout) {
    Dataset data = SmallMovieLens.read(write("a", 1, layout));
    assertThat(data.provenance().synthetic()).isTrue();
  }

  @Test
  void staysLabelledWhenImported() {
    Path folder = write("a", 1, SyntheticLayout.CSV);
    Dataset imported =
        DatasetImport.csv(
            folder.resolve("ratings.csv"),
            null,
            null,
            ImportOptions.defaults("a"),
            BadRows.REFUSED);
    assertThat(imported.provenance().synthetic()).isTrue();
  }

  @ParameterizedTest
  @EnumSource
  void theSeedAloneDecidesTheBytes(SyntheticLayout layout) throws IOException {
    Path first = write("a", 1, layout).resolve(layout.ratings());
    Path same = write("b", 1, layout).resolve(layout.ratings());
    Path other = write("c", 2, layout).resolve(layout.ratings());

    assertThat(same).hasSameBinaryContentAs(first);
    assertThat(Files.mismatch(first, other)).isNotNegative();
  }

  @Test
  void tellsHowFarItHasCome() {
    List<Integer> told = new ArrayList<>();
    new SyntheticFiles(2500, 300, 60_000, 1)
        .write(temp.resolve("a"), SyntheticLayout.CSV, (done, total) -> told.add(done));

    assertThat(told).hasSize(3).isSorted().endsWith(60_000); // a thousand people at a time
  }

  @Test
  void refusesMorePairsThanThereAre() {
    assertThatThrownBy(() -> new SyntheticFiles(2, 3, 7, 1))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageStartingWith("expected people, movies >= 1 and 0 <= ratings");
  }
}
