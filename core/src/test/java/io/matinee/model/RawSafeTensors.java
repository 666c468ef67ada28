package io.matinee.model;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.TreeMap;

/**
 * A safetensors file taken apart by the format's published description alone, without any of our
 * own reader:
 *
 * <ul>
 *   <li>8 bytes: N, an unsigned little-endian 64-bit integer, the size of the header
 *   <li>N bytes: a JSON UTF-8 string; it begins with {@code {}, may be padded with spaces at its
 *       end, and is {@code {"NAME": {"dtype": "F32", "shape": [1, 16], "data_offsets": [BEGIN,
 *       END]}, "NEXT": {...}}}; the key {@code __metadata__} holds a map from text to text
 *   <li>the rest: the byte buffer; offsets are relative to its beginning, little-endian, row-major,
 *       and it is indexed entirely, without holes
 * </ul>
 *
 * @param headerLength N
 * @param header its JSON
 * @param buffer the rest
 */
record RawSafeTensors(long headerLength, String header, byte[] buffer) {
  static RawSafeTensors read(Path path) throws IOException {
    ByteBuffer bytes = ByteBuffer.wrap(Files.readAllBytes(path)).order(ByteOrder.LITTLE_ENDIAN);
    long length = bytes.getLong();
    byte[] header = new byte[Math.toIntExact(length)];
    bytes.get(header);
    byte[] buffer = new byte[bytes.remaining()];
    bytes.get(buffer);
    return new RawSafeTensors(length, new String(header, StandardCharsets.UTF_8), buffer);
  }

  /** A file with this header, its length as it is, and this buffer. */
  static byte[] bytes(String header, byte[] buffer) {
    byte[] json = header.getBytes(StandardCharsets.UTF_8);
    return ByteBuffer.allocate(8 + json.length + buffer.length)
        .order(ByteOrder.LITTLE_ENDIAN)
        .putLong(json.length)
        .put(json)
        .put(buffer)
        .array();
  }

  JsonNode json() throws IOException {
    return new ObjectMapper().readTree(header);
  }

  Map<String, String> metadata() throws IOException {
    Map<String, String> metadata = new TreeMap<>();
    json().get("__metadata__").fields().forEachRemaining(e -> put(metadata, e));
    return metadata;
  }

  private static void put(Map<String, String> metadata, Map.Entry<String, JsonNode> text) {
    assertThat(text.getValue().isTextual()).as("metadata " + text.getKey()).isTrue();
    metadata.put(text.getKey(), text.getValue().textValue());
  }

  /** The bits of the tensor's numbers, after a check of all that is said of it. */
  int[] bits(String name) throws IOException {
    JsonNode tensor = json().get(name);
    assertThat(tensor.fieldNames())
        .toIterable()
        .containsExactlyInAnyOrder("dtype", "shape", "data_offsets");
    assertThat(tensor.get("dtype").textValue()).isEqualTo("F32");
    int begin = tensor.get("data_offsets").get(0).intValue();
    int end = tensor.get("data_offsets").get(1).intValue();
    int size = 1;
    for (int length : shape(name)) {
      size *= length;
    }
    assertThat(end - begin).isEqualTo(4 * size);
    int[] bits = new int[size];
    ByteBuffer.wrap(buffer, begin, end - begin)
        .order(ByteOrder.LITTLE_ENDIAN)
        .asIntBuffer()
        .get(bits);
    return bits;
  }

  int[] shape(String name) throws IOException {
    JsonNode lengths = json().get(name).get("shape");
    assertThat(lengths.isArray()).isTrue();
    int[] shape = new int[lengths.size()];
    for (int i = 0; i < shape.length; i++) {
      shape[i] = lengths.get(i).intValue();
    }
    return shape;
  }

  /** Checks that the tensors' places cover the buffer once, without holes. */
  void assertIndexedEntirely() throws IOException {
    Map<Integer, Integer> endOfBegin = new TreeMap<>();
    json()
        .fields()
        .forEachRemaining(
            field -> {
              JsonNode offsets = field.getValue().path("data_offsets");
              if (offsets.isArray()) {
                endOfBegin.merge(offsets.get(0).intValue(), offsets.get(1).intValue(), Math::max);
              }
            });
    int at = 0;
    for (Map.Entry<Integer, Integer> place : endOfBegin.entrySet()) {
      assertThat(place.getKey()).isEqualTo(at);
      at = place.getValue();
    }
    assertThat(at).isEqualTo(buffer.length);
  }
}
