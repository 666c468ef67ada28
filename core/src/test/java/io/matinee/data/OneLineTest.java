package io.matinee.data;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.FileSystemException;
import java.nio.file.NoSuchFileException;
import org.junit.jupiter.api.Test;

class OneLineTest {
  /** Messages of file systems may be no more than a path. */
  @Test
  void reasonsAreInWords() {
    assertThat(OneLine.reason(new NoSuchFileException("/a")))
        .isEqualTo("/a: no such file or folder");
    assertThat(OneLine.reason(new AccessDeniedException("/a"))).isEqualTo("/a: permission denied");
    assertThat(OneLine.reason(new FileAlreadyExistsException("/a")))
        .isEqualTo("/a: a file stands where a folder is needed");
    assertThat(OneLine.reason(new FileSystemException("/a", null, "No space left on device")))
        .isEqualTo("/a: No space left on device");
    assertThat(OneLine.reason(new FileSystemException("/a"))).isEqualTo("FileSystemException: /a");
    assertThat(OneLine.reason(new FileSystemException(null, null, "why"))).isEqualTo("why");
    assertThat(OneLine.reason(new IOException("line\nend"))).isEqualTo("line?end");
    assertThat(OneLine.reason(new IOException())).isEqualTo("IOException");
  }
}
