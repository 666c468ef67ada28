package io.matinee.cli.chart;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.matinee.MatineeException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FileReplacementTest {
  @TempDir Path folder;

  @Test
  void replacesTheFileAndLeavesNothingElse() throws IOException {
    Path target = folder.resolve("new/a.txt");
    FileReplacement.write(target, new byte[] {1});
    FileReplacement.write(target, new byte[] {2, 3});
    assertThat(target).hasBinaryContent(new byte[] {2, 3});
    assertThat(target.getParent()).isDirectoryContaining("glob:**a.txt");
    try (var files = Files.list(target.getParent())) {
      assertThat(files).containsExactly(target);
    }
  }

  @Test
  void saysWhichFileCannotBeWritten() throws IOException {
    Path file = Files.writeString(folder.resolve("file"), "");
    assertThatThrownBy(() -> FileReplacement.write(file.resolve("a.txt"), new byte[0]))
        .isInstanceOf(MatineeException.class)
        .hasMessageStartingWith(file.resolve("a.txt") + ": cannot be written");
  }
}
