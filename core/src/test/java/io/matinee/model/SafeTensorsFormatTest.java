package io.matinee.model;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Map;
import java.util.TreeMap;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.lifecycle.AfterProperty;
import net.jqwik.api.lifecycle.BeforeProperty;

/** What is written comes back bit for bit, by our reader and by the format's own description. */
class SafeTensorsFormatTest {
  private Path folder;

  @BeforeProperty
  void makeFolder() throws IOException {
    folder = Files.createTempDirectory("model-file");
  }

  @AfterProperty
  void deleteFolder() throws IOException {
    Files.deleteIfExists(file());
    Files.delete(folder);
  }

  private Path file() {
    return folder.resolve("m.safetensors");
  }

  @Property(tries = 300)
  void comesBackByOurReader(
      @ForAll("texts") Map<String, String> texts, @ForAll("tensors") Map<String, Tensor> tensors) {
    write(texts, tensors);
    ModelFile back = ModelFile.read(file(), "test");
    Map<String, String> expected = marked(texts);
    assertThat(back.path()).isEqualTo(file());
    assertThat(back.metadata()).isEqualTo(expected);
    assertThat(back.tensors().keySet()).isEqualTo(tensors.keySet());
    tensors.forEach(
        (name, tensor) -> {
          assertThat(back.tensors().get(name).shape()).isEqualTo(tensor.shape());
          assertThat(bits(back.tensors().get(name))).isEqualTo(bits(tensor));
        });
  }

  @Property(tries = 300)
  void isSafetensorsByItsDescription(
      @ForAll("texts") Map<String, String> texts, @ForAll("tensors") Map<String, Tensor> tensors)
      throws IOException {
    write(texts, tensors);
    RawSafeTensors raw = RawSafeTensors.read(file());
    assertThat(raw.header()).startsWith("{").matches("(?s).*} {0,7}");
    assertThat(raw.headerLength() % 8).as("values are aligned").isZero();
    Map<String, String> metadata = raw.metadata();
    assertThat(metadata.remove("checksum")).matches("[0-9a-f]{64}");
    assertThat(metadata).isEqualTo(marked(texts));
    assertThat(raw.json().size()).isEqualTo(1 + tensors.size());
    raw.assertIndexedEntirely();
    for (Map.Entry<String, Tensor> tensor : tensors.entrySet()) {
      assertThat(raw.shape(tensor.getKey())).isEqualTo(tensor.getValue().shape());
      assertThat(raw.bits(tensor.getKey())).isEqualTo(bits(tensor.getValue()));
    }
  }

  @Property(tries = 50)
  void isTheSameFileForTheSameContent(@ForAll("tensors") Map<String, Tensor> tensors)
      throws IOException {
    write(Map.of("a", "b"), tensors);
    byte[] first = Files.readAllBytes(file());
    ModelFile.read(file(), "test").write();
    assertThat(Files.readAllBytes(file())).isEqualTo(first);
  }

  private void write(Map<String, String> texts, Map<String, Tensor> tensors) {
    Map<String, String> metadata = new TreeMap<>(texts);
    metadata.put("kind", "test");
    new ModelFile(file(), metadata, tensors).write();
  }

  private static Map<String, String> marked(Map<String, String> texts) {
    Map<String, String> marked = new TreeMap<>(texts);
    marked.put("kind", "test");
    marked.put("matinee_format", "1");
    return marked;
  }

  private static int[] bits(Tensor tensor) {
    int[] bits = new int[tensor.values().length];
    Arrays.setAll(bits, i -> Float.floatToRawIntBits(tensor.values()[i]));
    return bits;
  }

  @Provide
  Arbitrary<Map<String, String>> texts() {
    return Arbitraries.maps(unicode(), unicode()).ofMaxSize(5);
  }

  @Provide
  Arbitrary<Map<String, Tensor>> tensors() {
    return Arbitraries.maps(unicode(), tensor()).ofMaxSize(5);
  }

  /** From no dimension to three, from no value to 64. */
  private static Arbitrary<Tensor> tensor() {
    Arbitrary<int[]> shapes = Arbitraries.integers().between(0, 4).array(int[].class).ofMaxSize(3);
    return shapes.flatMap(
        shape ->
            floats()
                .array(float[].class)
                .ofSize(Arrays.stream(shape).reduce(1, (a, b) -> a * b))
                .map(values -> new Tensor(shape, values)));
  }

  /** Any 32 bits: every NaN, both zeros, both infinities, subnormal numbers. */
  private static Arbitrary<Float> floats() {
    return Arbitraries.oneOf(
        Arbitraries.integers().map(Float::intBitsToFloat),
        Arbitraries.of(
            Float.NaN,
            Float.POSITIVE_INFINITY,
            Float.NEGATIVE_INFINITY,
            -0f,
            Float.MIN_VALUE,
            Float.MAX_VALUE));
  }

  /** Every code point but halves of surrogate pairs, which no file in UTF-8 can hold. */
  private static Arbitrary<String> unicode() {
    Arbitrary<String> point =
        Arbitraries.integers()
            .between(0, Character.MAX_CODE_POINT)
            .filter(c -> c < Character.MIN_SURROGATE || c > Character.MAX_SURROGATE)
            .map(Character::toString);
    Arbitrary<String> special =
        Arbitraries.of("\"", "\\", "\0", "\n", "é", "電", "🎬", "\u2028", " ");
    return Arbitraries.oneOf(point, special)
        .list()
        .ofMaxSize(6)
        .map(parts -> String.join("", parts));
  }
}
