package io.matinee.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.fail;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Arrays;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Whatever happens to a file, its reader says so in one line, or reads the very same content. */
class ModelFileFuzzTest {
  @TempDir Path folder;
  private Path path;
  private byte[] whole;

  @BeforeEach
  void write() throws IOException {
    path = folder.resolve("m.safetensors");
    Map<String, Tensor> tensors =
        Map.of(
            "a", new Tensor(new int[] {2, 3}, new float[] {0, 1, -1, Float.NaN, 1e-40f, 5}),
            "b", Tensor.vector(new float[] {7}),
            "é", new Tensor(new int[] {0, 4}, new float[0]));
    new ModelFile(path, Map.of("kind", "t", "text", "[1,\"ß\"]"), tensors).write();
    whole = Files.readAllBytes(path);
  }

  @Test
  void everyTruncationIsNoticed() throws IOException {
    for (int length = 0; length < whole.length; length++) {
      assertThat(refuses(Arrays.copyOf(whole, length))).as("cut to %d", length).isTrue();
    }
  }

  @Test
  void everyChangeOfOneByteIsNoticedOrDoesNotMatter() throws IOException {
    int harmless = 0;
    try (FileChannel file = FileChannel.open(path, StandardOpenOption.WRITE)) {
      for (int at = 0; at < whole.length; at++) {
        for (int change = 1; change < 256; change++) {
          file.write(ByteBuffer.wrap(new byte[] {(byte) (whole[at] ^ change)}), at);
          harmless += refuses() ? 0 : 1;
        }
        file.write(ByteBuffer.wrap(new byte[] {whole[at]}), at);
      }
    }
    // A space of the header's padding may become another kind of JSON white space.
    int padding = RawSafeTensors.read(path).header().replaceAll(".*}", "").length();
    assertThat(harmless).isEqualTo(padding * 3); // tab, line feed, carriage return
  }

  @Test
  void everythingAddedAtTheEndIsNoticed() throws IOException {
    for (int more = 1; more < 10; more++) {
      assertThat(refuses(Arrays.copyOf(whole, whole.length + more))).isTrue();
    }
  }

  @Test
  void noiseIsNoticed() throws IOException {
    Random random = new Random(1);
    for (int i = 0; i < 1000; i++) {
      byte[] noise = new byte[random.nextInt(64)];
      random.nextBytes(noise);
      assertThat(refuses(noise)).isTrue();
    }
  }

  /** Bytes moved, doubled and left out, which keeps most of the JSON's grammar. */
  @Test
  void shuffledPiecesAreNoticed() throws IOException {
    Random random = new Random(2);
    for (int i = 0; i < 1500; i++) {
      int from = random.nextInt(whole.length);
      int to = from + random.nextInt(whole.length - from);
      int at = random.nextInt(whole.length);
      byte[] changed = new byte[whole.length + to - from];
      System.arraycopy(whole, 0, changed, 0, at);
      System.arraycopy(whole, from, changed, at, to - from);
      System.arraycopy(whole, at, changed, at + to - from, whole.length - at);
      refuses(random.nextBoolean() ? changed : Arrays.copyOf(changed, whole.length));
    }
  }

  /** As before, but with the header's length put right, so that the JSON is looked at. */
  @Test
  void headersWithPiecesExchangedAreNoticed() throws IOException {
    Random random = new Random(3);
    RawSafeTensors raw = RawSafeTensors.read(path);
    String[] tokens = {
      "{",
      "}",
      "[",
      "]",
      ",",
      ":",
      "0",
      "-1",
      "4",
      "24",
      "28",
      "1e9",
      "9999999999",
      "\"F32\"",
      "\"a\"",
      "\"shape\"",
      "\"data_offsets\"",
      "null",
      "true",
      "\"\\n\"",
      "1.5"
    };
    String[] parts = raw.header().strip().split("(?<=[\\[\\]{},:])|(?=[\\[\\]{},:])");
    for (int i = 0; i < 1500; i++) {
      String[] changed = parts.clone();
      for (int n = random.nextInt(3); n >= 0; n--) {
        changed[random.nextInt(changed.length)] = tokens[random.nextInt(tokens.length)];
      }
      refuses(RawSafeTensors.bytes(String.join("", changed), raw.buffer()));
    }
  }

  private boolean refuses(byte[] bytes) throws IOException {
    Files.write(path, bytes);
    return refuses();
  }

  /** Whether the file is refused as it should be; where it is not, it must say the same. */
  private boolean refuses() throws IOException {
    ModelFile read;
    try {
      read = ModelFile.read(path, "t");
    } catch (ModelFileException e) {
      if (!e.getMessage().startsWith(path + ": ") || e.getMessage().lines().count() != 1) {
        fail("expected one line that begins with the path, found " + e.getMessage());
      }
      return true;
    }
    if (!sameAsWritten(read)) {
      fail("read something else from " + Files.readString(path, StandardCharsets.ISO_8859_1));
    }
    return false;
  }

  private boolean sameAsWritten(ModelFile read) {
    return read.metadata().equals(Map.of("kind", "t", "text", "[1,\"ß\"]", "matinee_format", "1"))
        && read.tensors().size() == 3
        && same(read, "a", new int[] {2, 3}, 0, 1, -1, Float.NaN, 1e-40f, 5)
        && same(read, "b", new int[] {1}, 7)
        && same(read, "é", new int[] {0, 4});
  }

  private static boolean same(ModelFile read, String name, int[] shape, float... values) {
    Tensor tensor = read.tensors().get(name);
    return tensor != null
        && Arrays.equals(tensor.shape(), shape)
        && Arrays.equals(tensor.values(), values);
  }
}
