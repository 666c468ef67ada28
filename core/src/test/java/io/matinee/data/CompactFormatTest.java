package io.matinee.data;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CompactFormatTest {
  @TempDir Path temp;

  private static Dataset small() {
    Ratings ratings =
        new Ratings.Builder(2).add(0, 1, 0.5f, 0xFFFF_FFFFL).add(1, 0, 4.5f, 0).build();
    return new Dataset(
        new Provenance("mine", "a test", true),
        RatingScale.HALF_STARS,
        List.of("Comedy", "Drama"),
        List.of("writer"),
        List.of(
            new User("zoë", new Demographics(24, "F", "writer", "01234")),
            new User("", Demographics.UNKNOWN)),
        List.of(
            new Movie("m", "Café (1990)", 1990, List.of("Drama", "Comedy")),
            new Movie("n", "N", null, List.of())),
        ratings,
        NoFolds.NONE);
  }

  private Path write(Dataset dataset) {
    Path file = temp.resolve("mine.matinee");
    CompactFormat.write(dataset, file);
    return file;
  }

  @Test
  void givesBackWhatWasWritten() {
    Path file = write(small());

    Dataset read = DatasetReader.standard().read(file);

    assertThat(read.provenance()).isEqualTo(new Provenance("mine", file.toString(), true));
    assertThat(read.scale()).isEqualTo(RatingScale.HALF_STARS);
    assertThat(read.genres()).containsExactly("Comedy", "Drama");
    assertThat(read.occupations()).containsExactly("writer");
    assertThat(read.users()).isEqualTo(small().users());
    assertThat(read.movies()).isEqualTo(small().movies());
    assertThat(read.checksum()).isEqualTo(small().checksum());
    assertThat(read.folds().names()).isEmpty();
  }

  /** More rows than are written at once. */
  @Test
  void givesBackManyRows() {
    Dataset sample = SyntheticDataset.generate();

    assertThat(DatasetReader.standard().read(write(sample)).checksum())
        .isEqualTo(sample.checksum());
  }

  @Test
  void mayLieInAFolderOrAZip() throws IOException {
    Path folder = Files.createDirectory(temp.resolve("folder"));
    CompactFormat.write(small(), folder.resolve("dataset.matinee"));
    byte[] bytes = Files.readAllBytes(folder.resolve("dataset.matinee"));
    Path zip = SmallMovieLens.zip(Map.of("dataset.matinee", bytes), "x/", temp.resolve("data.zip"));

    assertThat(SmallMovieLens.read(folder).checksum()).isEqualTo(small().checksum());
    assertThat(SmallMovieLens.read(zip).checksum()).isEqualTo(small().checksum());
  }

  @Test
  void refusesEveryTruncation() throws IOException {
    Path file = write(small());
    byte[] bytes = Files.readAllBytes(file);
    for (int length = CompactFormat.MAGIC.length; length < bytes.length; length++) {
      Files.write(file, Arrays.copyOf(bytes, length));
      assertRefused(file);
    }
  }

  @Test
  void refusesEveryChangedByte() throws IOException {
    Path file = write(small());
    byte[] bytes = Files.readAllBytes(file);
    for (int at = CompactFormat.MAGIC.length; at < bytes.length; at++) {
      bytes[at] ^= 0x40;
      Files.write(file, bytes);
      assertRefused(file);
      bytes[at] ^= 0x40;
    }
  }

  private static void assertRefused(Path file) {
    assertThatThrownBy(() -> DatasetReader.standard().read(file))
        .isInstanceOf(DataException.class)
        .hasMessageStartingWith(file + ": expected ")
        .satisfies(e -> assertThat(e.getMessage()).hasLineCount(1));
  }

  @Test
  void refusesANewerVersion() throws IOException {
    Path file = write(small());
    byte[] bytes = Files.readAllBytes(file);
    bytes[11] = 2; // the last byte of the big-endian version
    Files.write(file, bytes);

    assertThatThrownBy(() -> DatasetReader.standard().read(file))
        .hasMessage(
            file
                + ": expected version 1 of the .matinee form or older, found 2; use a newer Matinee");
  }

  @Test
  void saysThatATruncatedFileIsDamaged() throws IOException {
    Path file = write(small());
    byte[] bytes = Files.readAllBytes(file);
    Files.write(file, Arrays.copyOf(bytes, bytes.length - 1));

    assertThatThrownBy(() -> DatasetReader.standard().read(file))
        .hasMessage(
            file
                + ": expected a whole .matinee file, found the end of the file; it is damaged,"
                + " import the data again");
  }
}
