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
import java.nio.file.Path;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Consumer;

/**
 * Reads one file of what {@link SafeTensors} writes. Nothing that the file says of itself is
 * believed before it is checked, so that a damaged one costs an exception and no memory.
 */
final class SafeTensorsReader {
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
    return SafeTensorsHeader.open(path, in -> new SafeTensorsReader(path, in).read(accept));
  }

  private ModelFile read(Consumer<Map<String, String>> accept) throws IOException {
    SafeTensorsHeader header = SafeTensorsHeader.read(path, in);
    Map<String, String> metadata = header.metadata();
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

  private Map<String, Entry> entries(SafeTensorsHeader header) {
    Map<String, Entry> entries = new TreeMap<>();
    header.tensors().forEach((name, found) -> entries.put(name, entry(name, found)));
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
    return SafeTensorsHeader.damaged(path, how, cause);
  }
}
