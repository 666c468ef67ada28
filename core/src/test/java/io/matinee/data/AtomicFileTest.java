package io.matinee.data;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeFalse;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class AtomicFileTest {
  @TempDir Path folder;

  @Test
  void makesFoldersReplacesTheFileAndLeavesNothingElse() throws IOException {
    Path target = folder.resolve("new/deep/a.txt");
    AtomicFile.write(target, new byte[] {1});
    AtomicFile.write(target, new byte[] {2, 3});
    assertThat(target).hasBinaryContent(new byte[] {2, 3});
    assertThat(filesIn(target.getParent())).containsExactly(target);
  }

  @Test
  void writesTextInUtf8() {
    Path target = folder.resolve("a.txt");
    AtomicFile.write(target, "Amélie ★\n");
    assertThat(target).hasContent("Amélie ★\n");
  }

  @Test
  void streamsMoreThanABufferHolds() throws IOException {
    Path target = folder.resolve("a.txt");
    AtomicFile.stream(
        target,
        out -> {
          for (int line = 0; line < 100_000; line++) { // more than any buffer holds
            out.write("Amélie ★\n".getBytes(StandardCharsets.UTF_8));
          }
        });
    assertThat(Files.readAllLines(target)).hasSize(100_000).containsOnly("Amélie ★");
    assertThat(filesIn(folder)).containsExactly(target);
  }

  @Test
  void aStreamThatBreaksLeavesTheFileAsItWas() throws IOException {
    Path target = folder.resolve("a.txt");
    AtomicFile.write(target, "before");
    AtomicFile.Content broken =
        out -> {
          out.write("half".getBytes(StandardCharsets.UTF_8));
          out.flush();
          throw new IllegalStateException("broken");
        };
    assertThatThrownBy(() -> AtomicFile.stream(target, broken)).hasMessage("broken");
    assertThat(target).hasContent("before");
    assertThat(filesIn(folder)).containsExactly(target);
  }

  /** Renaming would put a file in the place of a device. */
  @Test
  void refusesWhatIsNoRegularFile() {
    Path device = Path.of("/dev/null");
    assumeTrue(Files.exists(device), "skipped: there is no /dev/null here");
    assertThatThrownBy(() -> AtomicFile.write(device, "x"))
        .isInstanceOf(DataException.class)
        .hasMessageStartingWith("/dev/null: cannot be written")
        .hasMessageContaining("is no regular file");
    assertThat(Files.isRegularFile(device)).isFalse();
  }

  @Test
  void writesIntoTheWorkingFolder() throws IOException {
    Path target = Path.of("target", "atomic-file-test.txt"); // relative, as people type it
    AtomicFile.write(target, "x");
    assertThat(target).hasContent("x");
    Files.delete(target);
  }

  /** The longest name that Linux, macOS and Windows allow has 255 characters. */
  @ParameterizedTest
  @ValueSource(ints = {1, 230, 255})
  void takesNamesOfAnyLength(int length) {
    Path target = folder.resolve("n".repeat(length));
    AtomicFile.write(target, "x");
    assertThat(target).hasContent("x");
  }

  /** The rename is what fails, once everything has been written. */
  @Test
  void leavesNothingWhenTheRenameFails() throws IOException {
    Path target = folder.resolve("n".repeat(300));
    assertOneLineError(target);
    assertThat(filesIn(folder)).isEmpty();
  }

  /** The write is what fails: an interrupted thread's channel closes. */
  @Test
  void leavesTheTargetAsItWasWhenWritingFails() throws IOException {
    Path target = Files.writeString(folder.resolve("a.txt"), "before");
    Thread.currentThread().interrupt();
    try {
      assertOneLineError(target);
    } finally {
      assertThat(Thread.interrupted()).isTrue();
    }
    assertThat(target).hasContent("before");
    assertThat(filesIn(folder)).containsExactly(target);
  }

  @Test
  void refusesAFolderAsTarget() throws IOException {
    Path target = Files.createDirectory(folder.resolve("models"));
    assertOneLineError(target);
    assertThat(filesIn(folder)).containsExactly(target);
    assertOneLineError(folder.getRoot());
  }

  @Test
  void refusesAFileAsFolder() throws IOException {
    Path file = Files.writeString(folder.resolve("file"), "before");
    assertOneLineError(file.resolve("a.txt"));
    assertThat(file).hasContent("before");
  }

  @Test
  void refusesAFolderThatMayNotBeWrittenTo() throws IOException {
    assumePosix();
    Path target = Files.writeString(folder.resolve("a.txt"), "before");
    Files.setPosixFilePermissions(folder, PosixFilePermissions.fromString("r-xr-xr-x"));
    try {
      assumeFalse(Files.isWritable(folder), "skipped: root may write anywhere");
      assertOneLineError(target);
      assertThat(target).hasContent("before");
    } finally {
      Files.setPosixFilePermissions(folder, PosixFilePermissions.fromString("rwxr-xr-x"));
    }
  }

  /** As those of any new file, so that a group that shares models can read them. */
  @Test
  void givesThePermissionsThatTheUmaskLeaves() throws IOException {
    assumePosix();
    Path target = folder.resolve("a.txt");
    AtomicFile.write(target, "x");
    Path other = Files.writeString(folder.resolve("other"), "x");
    assertThat(Files.getPosixFilePermissions(target))
        .isEqualTo(Files.getPosixFilePermissions(other));
  }

  @Test
  void writesThroughALinkToAFile() throws IOException {
    Path real = Files.writeString(folder.resolve("real"), "before");
    Path link = Files.createSymbolicLink(folder.resolve("link"), Path.of("real"));
    AtomicFile.write(link, "after");
    assertThat(link).isSymbolicLink();
    assertThat(real).hasContent("after");
  }

  @Test
  void writesIntoALinkedFolder() throws IOException {
    Path real = Files.createDirectory(folder.resolve("real"));
    Path link = Files.createSymbolicLink(folder.resolve("link"), real);
    AtomicFile.write(link.resolve("a.txt"), "x");
    AtomicFile.write(link.resolve("new/a.txt"), "x");
    assertThat(real.resolve("a.txt")).hasContent("x");
    assertThat(real.resolve("new/a.txt")).hasContent("x");
  }

  @Test
  void replacesALinkToNothing() throws IOException {
    Path link = Files.createSymbolicLink(folder.resolve("link"), Path.of("nothing"));
    AtomicFile.write(link, "x");
    assertThat(link).isRegularFile().hasContent("x");
  }

  private static void assertOneLineError(Path target) {
    assertThatThrownBy(() -> AtomicFile.write(target, "after"))
        .isInstanceOf(DataException.class)
        .hasMessageStartingWith(target + ": cannot be written (")
        .hasMessageNotContaining("java.")
        .satisfies(e -> assertThat(e.getMessage()).hasLineCount(1));
  }

  private static void assumePosix() {
    assumeTrue(
        FileSystems.getDefault().supportedFileAttributeViews().contains("posix"),
        "skipped: this file system has no POSIX permissions");
  }

  private static List<Path> filesIn(Path folder) throws IOException {
    try (Stream<Path> files = Files.list(folder)) {
      return files.toList();
    }
  }
}
