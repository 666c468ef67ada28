package io.matinee.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.matinee.model.TensorFile.TensorDescription;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TensorFileTest {
  @TempDir Path folder;

  private Path write(String header, int bytes) throws IOException {
    return Files.write(
        folder.resolve("t.safetensors"), RawSafeTensors.bytes(header, new byte[bytes]));
  }

  @Test
  void describesAFileOfMatinee() throws IOException {
    Path path = folder.resolve("m.safetensors");
    Map<String, Tensor> tensors =
        Map.of("b", Tensor.vector(new float[3]), "a", new Tensor(new int[] {2, 2}, new float[4]));
    new ModelFile(path, Map.of("kind", "t"), tensors).write();
    TensorFile file = TensorFile.read(path);
    assertThat(file.matinee()).isTrue();
    assertThat(file.bytes()).isEqualTo(Files.size(path));
    assertThat(file.metadata()).containsEntry("kind", "t").containsEntry("matinee_format", "1");
    assertThat(file.tensors())
        .containsExactly(
            new TensorDescription("a", "F32", List.of(2L, 2L), 16),
            new TensorDescription("b", "F32", List.of(3L), 12));
  }

  /** Of types that Matinee does not read, and in an order that it does not write. */
  @Test
  void describesAnotherProgramsFile() throws IOException {
    String header =
        "{\"a\":{\"dtype\":\"BF16\",\"shape\":[2],\"data_offsets\":[8,12]},"
            + "\"z\":{\"dtype\":\"I64\",\"shape\":[],\"data_offsets\":[0,8]},"
            + "\"__metadata__\":{\"format\":\"pt\"}}";
    TensorFile file = TensorFile.read(write(header, 12));
    assertThat(file.matinee()).isFalse();
    assertThat(file.metadata()).isEqualTo(Map.of("format", "pt"));
    assertThat(file.tensors())
        .containsExactly(
            new TensorDescription("z", "I64", List.of(), 8),
            new TensorDescription("a", "BF16", List.of(2L), 4));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "{\"a\":null} | tensor \"a\": expected a type, a shape and two offsets",
        "{\"a\":{\"dtype\":\"F32\",\"shape\":[2]}} | tensor \"a\": expected a type, a shape and",
        "{\"a\":{\"dtype\":\"U8\",\"shape\":[-8],\"data_offsets\":[0,8]}} | tensor \"a\": expected",
        "{\"a\":{\"dtype\":\"U8\",\"shape\":[8],\"data_offsets\":[8,0]}} | tensor \"a\": expected a",
        "{\"a\":{\"dtype\":\"U8\",\"shape\":[4],\"data_offsets\":[4,8]}} | at offset 0, found 4",
        "{\"a\":{\"dtype\":\"U8\",\"shape\":[4],\"data_offsets\":[0,4]}} | bytes, found ",
        "{\"__metadata__\":{\"a\":1}} | its metadata \"a\" is not a text",
        "[] | its header is not a JSON object",
        "{{ | its header is not JSON",
      })
  void refusesWhatIsNoSuchFile(String header, String expected) throws IOException {
    Path path = write(header, 8);
    assertThatThrownBy(() -> TensorFile.read(path))
        .isInstanceOf(ModelFileException.class)
        .hasMessageStartingWith(path + ": is not a whole model file: ")
        .hasMessageContaining(expected);
  }

  @Test
  void aDamagedFileOfMatineeIsRefused() throws IOException {
    Path path = folder.resolve("m.safetensors");
    new ModelFile(path, Map.of("kind", "t"), Map.of("a", Tensor.vector(new float[3]))).write();
    byte[] bytes = Files.readAllBytes(path);
    bytes[bytes.length - 1] ^= 1;
    Files.write(path, bytes);
    assertThatThrownBy(() -> TensorFile.read(path))
        .hasMessageContaining("does not match its checksum");
  }
}
