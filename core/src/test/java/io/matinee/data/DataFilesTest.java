package io.matinee.data;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Map;
import java.util.TreeMap;
import java.util.zip.Deflater;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class DataFilesTest {
  @TempDir Path temp;

  @ParameterizedTest
  @ValueSource(strings = {"", "ml-100k/"})
  void zipAndFolderHoldTheSameData(String prefix) throws IOException {
    Dataset folder = SmallMovieLens.read(SmallMovieLens.write(temp.resolve("folder")));
    Path zip = SmallMovieLens.zip(SmallMovieLens.files(), prefix, temp.resolve("data.zip"));

    Dataset zipped = SmallMovieLens.read(zip);

    assertThat(zipped.checksum()).isEqualTo(folder.checksum());
    assertThat(zipped.folds().names()).isEqualTo(folder.folds().names());
    assertThat(zipped.folds().split("u1").train().size()).isEqualTo(3);
    assertThat(zipped.provenance().location()).isEqualTo(zip.toString());
  }

  @Test
  void seesThroughTheFolderThatMacOsAdds() throws IOException {
    Map<String, byte[]> files = SmallMovieLens.files();
    Map<String, byte[]> both = new TreeMap<>();
    files.forEach((name, bytes) -> both.put("ml-100k/" + name, bytes));
    both.put("__MACOSX/ml-100k/._u.data", new byte[] {0});

    Path zip = SmallMovieLens.zip(both, "", temp.resolve("mac.zip"));

    assertThat(SmallMovieLens.read(zip).ratings().size()).isEqualTo(5);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "../u.data",
        "a/../../u.data",
        "..",
        "/etc/u.data",
        "..\\u.data",
        "a\\b",
        "C:/u.data",
        "c:u"
      })
  void refusesAZipWhosePathsEscape(String entry) throws IOException {
    Path zip = SmallMovieLens.zip(Map.of(entry, new byte[0]), "", temp.resolve("evil.zip"));

    assertThatThrownBy(() -> DataFiles.at(zip))
        .isInstanceOf(DataException.class)
        .hasMessage(
            zip
                + ": expected entries inside the zip's own folder, found \""
                + entry
                + "\"; do not use this file");
  }

  @Test
  void showsLineEndsInEntryNamesAsQuestionMarks() throws IOException {
    Path zip = SmallMovieLens.zip(Map.of("../a\nb", new byte[0]), "", temp.resolve("evil.zip"));

    assertThatThrownBy(() -> DataFiles.at(zip)).hasMessageContaining("found \"../a?b\"");
  }

  @Test
  void takesNamesWithDotsForWhatTheyAre() throws IOException {
    Path zip = SmallMovieLens.zip(Map.of("a..b", new byte[] {7}), "", temp.resolve("dots.zip"));

    assertThat(DataFiles.at(zip).read("a..b")).containsExactly(7);
  }

  @Test
  void refusesWhatIsNoZip() throws IOException {
    Path file = Files.writeString(temp.resolve("data.zip"), "no zip at all");

    assertThatThrownBy(() -> DataFiles.at(file))
        .isInstanceOf(DataException.class)
        .hasMessageStartingWith(file + ": expected a zip file, found: ")
        .hasMessageEndingWith("; get it again");
  }

  @Test
  void refusesATruncatedZip() throws IOException {
    Path zip = SmallMovieLens.zip(SmallMovieLens.files(), "", temp.resolve("data.zip"));
    byte[] bytes = Files.readAllBytes(zip);
    Files.write(zip, Arrays.copyOf(bytes, bytes.length / 2));

    assertThatThrownBy(() -> DataFiles.at(zip))
        .isInstanceOf(DataException.class)
        .hasMessageStartingWith(zip + ": expected a zip file, found: ");
  }

  @Test
  void refusesAZipWhoseBytesWereChanged() throws IOException {
    byte[] content = "0123456789".repeat(3).getBytes(StandardCharsets.US_ASCII);
    Path zip = stored(content);
    byte[] bytes = Files.readAllBytes(zip);
    int place = new String(bytes, StandardCharsets.ISO_8859_1).indexOf("0123");
    bytes[place] = 'x';
    Files.write(zip, bytes);

    assertThatThrownBy(() -> DataFiles.at(zip).read("u.data"))
        .isInstanceOf(DataException.class)
        .hasMessage(
            zip + ": expected a zip file, found: a wrong checksum in \"u.data\"; get it again");
  }

  private Path stored(byte[] content) throws IOException {
    Path zip = temp.resolve("stored.zip");
    try (ZipOutputStream out = new ZipOutputStream(Files.newOutputStream(zip))) {
      out.setLevel(Deflater.NO_COMPRESSION);
      out.putNextEntry(new ZipEntry("u.data"));
      out.write(content);
    }
    return zip;
  }

  @Test
  void refusesFilesAboveTheBound() throws IOException {
    Path zip = SmallMovieLens.zip(Map.of("u.data", new byte[1001]), "", temp.resolve("bomb.zip"));
    Path folder = SmallMovieLens.write(Map.of("u.data", new byte[1001]), temp.resolve("folder"));

    assertThatThrownBy(() -> ZipFiles.open(zip, 1000).read("u.data"))
        .isInstanceOf(DataException.class)
        .hasMessage(zip + ", u.data: expected at most 1000 bytes, found more");
    assertThatThrownBy(() -> new FolderFiles(folder, 1000).read("u.data"))
        .isInstanceOf(DataException.class)
        .hasMessage(folder.resolve("u.data") + ": expected at most 1000 bytes, found more");
    assertThat(ZipFiles.open(zip, 1001).read("u.data")).hasSize(1001);
  }

  @Test
  void refusesAPlaceWithNothing() {
    Path nothing = temp.resolve("nothing");

    assertThatThrownBy(() -> DataFiles.at(nothing))
        .isInstanceOf(DataException.class)
        .hasMessage(nothing + ": expected a folder or a zip file of data, found nothing");
  }

  @Test
  void aZipWhoseCommentIsNoTextIsRefusedInOneLine() throws IOException {
    Path zip = temp.resolve("comment.zip");
    try (ZipOutputStream entries = new ZipOutputStream(Files.newOutputStream(zip))) {
      ZipEntry entry = new ZipEntry("u.data");
      entry.setComment("\u00e9");
      entries.putNextEntry(entry);
    }
    byte[] bytes = Files.readAllBytes(zip);
    for (int i = 1; i < bytes.length; i++) {
      if (bytes[i - 1] == (byte) 0xc3 && bytes[i] == (byte) 0xa9) {
        bytes[i - 1] = (byte) 0xff; // no UTF-8
      }
    }
    Files.write(zip, bytes);
    assertThatThrownBy(() -> DataFiles.at(zip))
        .isInstanceOf(DataException.class)
        .hasMessageContaining("expected a zip file, found: ")
        .hasMessageNotContaining("\n");
  }
}
