package io.matinee.model;

import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import io.matinee.data.OneLine;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.FloatBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Consumer;

/**
 * Reads one file of what {@link SafeTensors} writes. Nothing that the file says of itself is
 * believed before it is checked, so that a damaged one costs an exception and no memory.
 */
final class SafeTensorsReader {
  private static final int MAX_HEADER = 100_000_000; // bytes; the format's own limit
  private static final int MAX_DATA = Integer.MAX_VALUE - 8; // bytes; no array is longer

  private final Path path;
  private final InputStream in;

  private SafeTensorsReader(Path path, InputStream in) {
    this.path = path;
    this.in = in;
  }

  /** What the header says of a tensor: its element type, its shape, and [2] where its bytes are. */
  record Entry(String dtype, int[] shape, @JsonProperty("data_offsets") long[] offsets) {
    Entry {
      if (!SafeTensors.FLOAT.equals(dtype)
          || shape == null
          || offsets == null
          || offsets.length != 2
          || offsets[1] - offsets[0] != 4L * Tensor.size(shape)) {
        throw new IllegalArgumentException("not a tensor of floats");
      }
    }
  }

  /**
   * Reads {@code path}.
   *
   * @param accept sees the metadata before the tensors are looked at, and throws to refuse it
   */
  static ModelFile read(Path path, Consumer<Map<String, String>> accept) {
    try (InputStream in = Files.newInputStream(path)) {
      return new SafeTensorsReader(path, in).read(accept);
    } catch (NoSuchFileException e) {
      throw new ModelFileException(
          path + ": no such model file; train one first (matinee train)", e);
    } catch (IOException e) {
      throw new ModelFileException(
          "%s: cannot be read (%s); give another model file".formatted(path, OneLine.reason(e)), e);
    }
  }

  private ModelFile read(Consumer<Map<String, String>> accept) throws IOException {
    JsonNode header = header();
    Map<String, String> metadata = metadata(header);
    accept.accept(metadata);
    Map<String, Entry> entries = entries(header);
    ByteBuffer data = data(end(entries));
    Map<String, Tensor> tensors = tensors(entries, data.asFloatBuffer());
    String stored = metadata.remove(SafeTensors.CHECKSUM_KEY);
    if (!SafeTensors.checksum(metadata, tensors, data).equals(stored)) {
      throw damaged("its content does not match its checksum", null);
    }
    return new ModelFile(path, metadata, tensors);
  }

  private JsonNode header() throws IOException {
    byte[] start = in.readNBytes(8);
    if (start.length < 8) {
      throw damaged("it is only " + start.length + " bytes long", null);
    }
    long length = ByteBuffer.wrap(start).order(ByteOrder.LITTLE_ENDIAN).getLong();
    if (length < 2 || length > MAX_HEADER) {
      throw damaged("it does not begin as a safetensors file", null);
    }
    byte[] json = in.readNBytes((int) length);
    if (json.length < length) {
      throw damaged("it ends before its header does", null);
    }
    try {
      JsonNode header = Json.MAPPER.readTree(new String(json, StandardCharsets.UTF_8));
      if (header.isObject()) {
        return header;
      }
    } catch (JsonProcessingException e) {
      throw damaged("its header is not JSON", e);
    }
    throw damaged("its header is not a JSON object", null);
  }

  private Map<String, String> metadata(JsonNode header) {
    Map<String, String> metadata = new TreeMap<>();
    for (Map.Entry<String, JsonNode> text : header.path(SafeTensors.METADATA).properties()) {
      if (!text.getValue().isTextual()) {
        throw damaged("its metadata " + OneLine.quote(text.getKey()) + " is not a text", null);
      }
      metadata.put(text.getKey(), text.getValue().textValue());
    }
    return metadata;
  }

  private Map<String, Entry> entries(JsonNode header) {
    Map<String, Entry> entries = new TreeMap<>();
    for (Map.Entry<String, JsonNode> field : header.properties()) {
      if (!field.getKey().equals(SafeTensors.METADATA)) {
        entries.put(field.getKey(), entry(field.getKey(), field.getValue()));
      }
    }
    return entries;
  }

  private Entry entry(String name, JsonNode description) {
    JsonProcessingException cause = null;
    try {
      Entry entry = Json.MAPPER.treeToValue(description, Entry.class);
      if (entry != null) {
        return entry;
      }
    } catch (JsonProcessingException e) {
      cause = e;
    }
    throw damaged(
        "tensor %s: expected type F32, a shape, and two offsets that fit it"
            .formatted(OneLine.quote(name)),
        cause);
  }

  /** Where the last tensor ends; they follow one another in the order of their names. */
  private long end(Map<String, Entry> entries) {
    long end = 0;
    for (Map.Entry<String, Entry> entry : entries.entrySet()) {
      long[] offsets = entry.getValue().offsets();
      if (offsets[0] != end) {
        throw damaged(
            "tensor %s: expected it at offset %d, found %d"
                .formatted(OneLine.quote(entry.getKey()), end, offsets[0]),
            null);
      }
      end = offsets[1];
    }
    return end;
  }

  private ByteBuffer data(long size) throws IOException {
    if (size > MAX_DATA) {
      throw damaged("its tensors take " + size + " bytes, which is too many", null);
    }
    byte[] data = in.readNBytes((int) size);
    if (data.length < size || in.read() >= 0) {
      throw damaged("its length is not that of its header and %d bytes".formatted(size), null);
    }
    return ByteBuffer.wrap(data).order(ByteOrder.LITTLE_ENDIAN);
  }

  private static Map<String, Tensor> tensors(Map<String, Entry> entries, FloatBuffer data) {
    Map<String, Tensor> tensors = new TreeMap<>();
    entries.forEach(
        (name, entry) -> {
          float[] values = new float[Tensor.size(entry.shape())];
          data.get(values);
          tensors.put(name, new Tensor(entry.shape(), values));
        });
    return tensors;
  }

  private ModelFileException damaged(String how, Exception cause) {
    return new ModelFileException(
        path + ": is not a whole model file: " + how + "; restore it or train again", cause);
  }
}
