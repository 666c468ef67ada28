package io.matinee.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.assertj.core.api.AbstractThrowableAssert;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What is said of files that cannot be read. */
class ModelFileTest {
  /** Makes a file one of ours, so that its tensors are looked at. */
  private static final String OURS = "'__metadata__':{'matinee_format':'1','kind':'t'}";

  @TempDir Path folder;
  private Path path;

  @BeforeEach
  void name() {
    path = folder.resolve("m.safetensors");
  }

  @Test
  void missing() {
    assertRefused().hasMessage(path + ": no such model file; train one first (matinee train)");
  }

  @Test
  void folder() throws IOException {
    Files.createDirectory(path);
    assertRefused().hasMessageContaining("cannot be read (").hasMessageContaining("directory");
  }

  @Test
  void empty() throws IOException {
    Files.createFile(path);
    assertRefused().hasMessageContaining("it is only 0 bytes long");
  }

  @Test
  void otherKind() {
    new ModelFile(path, Map.of("kind", "network"), Map.of()).write();
    assertRefused().hasMessageContaining("expected a t model, found kind \"network\"");
  }

  @Test
  void noKind() {
    new ModelFile(path, Map.of(), Map.of()).write();
    assertRefused().hasMessageContaining("expected a t model, found kind \"\"");
  }

  /** A newer Matinee may name tensors, types and checksums that this one cannot read. */
  @Test
  void newerVersion() throws IOException {
    writeRaw("{'__metadata__':{'matinee_format':'2'},'x':{'dtype':'Q9'}}", 0);
    assertRefused().hasMessageContaining("expected model format 1, found \"2\"");
  }

  @Test
  void notMatinee() throws IOException {
    writeRaw("{'w':{'dtype':'BF16','shape':[2],'data_offsets':[0,4]}}", 4);
    assertRefused().hasMessageContaining("is a safetensors file but not one of Matinee's");
  }

  @Test
  void withoutChecksum() throws IOException {
    writeRaw("{" + OURS + "}", 0);
    assertRefused().hasMessageContaining("its content does not match its checksum");
  }

  @ParameterizedTest
  @CsvSource({
    "0, does not begin as a safetensors file",
    "1, does not begin as a safetensors file",
    "-1, does not begin as a safetensors file",
    "9223372036854775807, does not begin as a safetensors file",
    "-9223372036854775808, does not begin as a safetensors file",
    "100000001, does not begin as a safetensors file",
    "100000000, it ends before its header does",
    "3, it ends before its header does",
  })
  void headerLength(long length, String problem) throws IOException {
    ByteBuffer bytes = ByteBuffer.allocate(10).order(ByteOrder.LITTLE_ENDIAN).putLong(length);
    Files.write(path, bytes.put((byte) '{').put((byte) '}').array());
    assertRefused().hasMessageContaining(problem);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "[]           | its header is not a JSON object",
        "17           | its header is not a JSON object",
        "null         | its header is not a JSON object",
        "{'a':        | its header is not JSON",
        "{'a':1}x     | its header is not JSON",
        "{} {}        | its header is not JSON",
        "{'a':1,'a':1}| its header is not JSON",
        "{'a':{'b':1,'b':1}}          | its header is not JSON",
        "{'__metadata__':{'a\\nb':1}} | its metadata \"a?b\" is not a text",
        "{'__metadata__':{'a':null}}  | its metadata \"a\" is not a text",
        "{'__metadata__':['a']}       | not one of Matinee's",
      })
  void header(String header, String problem) throws IOException {
    writeRaw(header, 0);
    assertRefused().hasMessageContaining(problem);
  }

  @ParameterizedTest
  @ValueSource(strings = {"[", "{\"a\":"})
  void deepHeader(String level) throws IOException {
    writeRaw("{\"a\":" + level.repeat(1_000_000), 0);
    assertRefused().hasMessageContaining("its header is not JSON");
  }

  /** A million digits would take minutes to turn into a number. */
  @Test
  void headerWithAnAbsurdNumber() throws IOException {
    writeRaw("{" + OURS + ",'x':{'shape':[" + "9".repeat(1_000_000) + "]}}", 0);
    assertRefused().hasMessageContaining("its header is not JSON");
  }

  /** 24 bytes of values, of which the first six could be tensor x. */
  @ParameterizedTest
  @ValueSource(
      strings = {
        "null",
        "[]",
        "{}",
        "{'shape':[6],'data_offsets':[0,24]}",
        "{'dtype':'F64','shape':[3],'data_offsets':[0,24]}",
        "{'dtype':'f32','shape':[6],'data_offsets':[0,24]}",
        "{'dtype':['F32'],'shape':[6],'data_offsets':[0,24]}",
        "{'dtype':'F32','data_offsets':[0,24]}",
        "{'dtype':'F32','shape':null,'data_offsets':[0,24]}",
        "{'dtype':'F32','shape':6,'data_offsets':[0,24]}",
        "{'dtype':'F32','shape':[null],'data_offsets':[0,24]}",
        "{'dtype':'F32','shape':['6'],'data_offsets':[0,24]}",
        "{'dtype':'F32','shape':[6.5],'data_offsets':[0,24]}",
        "{'dtype':'F32','shape':[5],'data_offsets':[0,24]}",
        "{'dtype':'F32','shape':[-6],'data_offsets':[0,-24]}",
        "{'dtype':'F32','shape':[-2,-3],'data_offsets':[0,24]}",
        "{'dtype':'F32','shape':[4294967302],'data_offsets':[0,24]}",
        "{'dtype':'F32','shape':[65536,65536,65536,65536],'data_offsets':[0,0]}",
        "{'dtype':'F32','shape':[2147483647,2147483647,2147483647,6],'data_offsets':[0,24]}",
        "{'dtype':'F32','shape':[6]}",
        "{'dtype':'F32','shape':[6],'data_offsets':[24]}",
        "{'dtype':'F32','shape':[6],'data_offsets':[0,24,48]}",
        "{'dtype':'F32','shape':[6],'data_offsets':[24,0]}",
        "{'dtype':'F32','shape':[6],'data_offsets':[0,1e99]}",
      })
  void tensor(String tensor) throws IOException {
    writeRaw("{" + OURS + ",'x':" + tensor + "}", 24);
    assertRefused()
        .hasMessageContaining("tensor \"x\": expected type F32, a shape, and two offsets");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "4  | 8  | 8  | 12 | tensor \"x\": expected it at offset 0, found 4", // hole in front
        "0  | 4  | 8  | 12 | tensor \"y\": expected it at offset 4, found 8", // hole between
        "0  | 4  | 0  | 4  | tensor \"y\": expected it at offset 4, found 0", // the same place
        "0  | 8  | 4  | 12 | tensor \"y\": expected it at offset 8, found 4", // overlapping
        "-4 | 0  | 0  | 4  | tensor \"x\": expected it at offset 0, found -4",
        "0  | 4  | 4  | 8  | length is not that of its header and 8 bytes", // 12 are there
        "0  | 4  | 4  | 16 | length is not that of its header and 16 bytes",
        "0  | 4  | 4  | 2000000000 | length is not that of its header and 2000000000 bytes",
        "0  | 4  | 4  | 8000000000 | its tensors take 8000000000 bytes, which is too many",
      })
  void places(long begin1, long end1, long begin2, long end2, String problem) throws IOException {
    String header = "{" + OURS + "," + described("x", begin1, end1);
    writeRaw(header + "," + described("y", begin2, end2) + "}", 12);
    assertRefused().hasMessageContaining(problem);
  }

  private static String described(String name, long begin, long end) {
    return "'%s':{'dtype':'F32','shape':[%d],'data_offsets':[%d,%d]}"
        .formatted(name, (end - begin) / 4, begin, end);
  }

  @Test
  void namesOfTensorsStayOnOneLine() throws IOException {
    writeRaw("{" + OURS + ",'a\\nb\\u2028c" + "d".repeat(1000) + "':1}", 0);
    assertRefused()
        .hasMessageContaining("\"a?b?cddd")
        .satisfies(e -> assertThat(e.getMessage().length()).isLessThan(300));
  }

  /** Writes a header, single quotes for double ones, and {@code size} bytes of values. */
  private void writeRaw(String header, int size) throws IOException {
    Files.write(path, RawSafeTensors.bytes(header.replace('\'', '"'), new byte[size]));
  }

  private AbstractThrowableAssert<?, ?> assertRefused() {
    return assertThatThrownBy(() -> ModelFile.read(path, "t"))
        .isInstanceOf(ModelFileException.class)
        .hasMessageStartingWith(path + ": ")
        .satisfies(e -> assertThat(e.getMessage()).hasLineCount(1));
  }
}
