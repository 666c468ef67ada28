package io.matinee.model;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.matinee.data.AtomicFile;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.Iterator;
import java.util.Map;
import java.util.TreeMap;

/**
 * The safetensors format: eight bytes of header length, a JSON header, then the tensors' raw
 * little-endian values. A checksum of everything else stands in the metadata, so that a changed bit
 * is noticed.
 */
final class SafeTensors {
  private static final String CHECKSUM_KEY = "checksum";
  private static final String METADATA = "__metadata__";
  private static final int MAX_HEADER = 100_000_000; // the format's own limit

  private SafeTensors() {}

  static void write(Path path, ModelFile file) {
    ByteBuffer data = data(file.tensors());
    Map<String, String> metadata = new TreeMap<>(file.metadata());
    metadata.put(CHECKSUM_KEY, checksum(metadata, data));
    byte[] header = header(metadata, file.tensors());
    ByteBuffer whole =
        ByteBuffer.allocate(8 + header.length + data.remaining()).order(ByteOrder.LITTLE_ENDIAN);
    whole.putLong(header.length).put(header).put(data);
    AtomicFile.write(path, whole.flip());
  }

  private static ByteBuffer data(Map<String, Tensor> tensors) {
    int size = tensors.values().stream().mapToInt(tensor -> 4 * tensor.values().length).sum();
    ByteBuffer data = ByteBuffer.allocate(size).order(ByteOrder.LITTLE_ENDIAN);
    for (Tensor tensor : tensors.values()) {
      data.asFloatBuffer().put(tensor.values());
      data.position(data.position() + 4 * tensor.values().length);
    }
    return data.flip();
  }

  private static byte[] header(Map<String, String> metadata, Map<String, Tensor> tensors) {
    ObjectNode root = Json.MAPPER.createObjectNode();
    metadata.forEach(root.putObject(METADATA)::put);
    long offset = 0;
    for (Map.Entry<String, Tensor> entry : tensors.entrySet()) {
      ObjectNode tensor = root.putObject(entry.getKey()).put("dtype", "F32");
      for (int length : entry.getValue().shape()) {
        tensor.withArray("shape").add(length);
      }
      long end = offset + 4L * entry.getValue().values().length;
      tensor.putArray("data_offsets").add(offset).add(end);
      offset = end;
    }
    byte[] json = root.toString().getBytes(StandardCharsets.UTF_8);
    byte[] padded = new byte[(json.length + 7) / 8 * 8]; // tensors begin at a multiple of eight
    Arrays.fill(padded, (byte) ' ');
    System.arraycopy(json, 0, padded, 0, json.length);
    return padded;
  }

  static ModelFile read(Path path) {
    ByteBuffer bytes = bytes(path);
    if (bytes.remaining() < 8) {
      throw damaged(path, "it is only " + bytes.remaining() + " bytes long");
    }
    long length = bytes.getLong();
    if (length < 2 || length > Math.min(bytes.remaining(), MAX_HEADER)) {
      throw damaged(path, "it has no whole header: not a safetensors file, or cut short");
    }
    byte[] header = new byte[(int) length];
    bytes.get(header);
    ByteBuffer data = bytes.slice().order(ByteOrder.LITTLE_ENDIAN);
    return parse(path, header, data);
  }

  private static ByteBuffer bytes(Path path) {
    try {
      return ByteBuffer.wrap(Files.readAllBytes(path)).order(ByteOrder.LITTLE_ENDIAN);
    } catch (NoSuchFileException e) {
      throw new ModelFileException(
          path + ": no such model file; train one first (matinee train)", e);
    } catch (IOException e) {
      throw new ModelFileException(path + ": cannot be read (" + e.getMessage() + ")", e);
    }
  }

  private static ModelFile parse(Path path, byte[] header, ByteBuffer data) {
    JsonNode root = json(path, header);
    Map<String, String> metadata = new TreeMap<>();
    Map<String, Tensor> tensors = new TreeMap<>();
    Iterator<Map.Entry<String, JsonNode>> fields = root.properties().iterator();
    while (fields.hasNext()) {
      Map.Entry<String, JsonNode> field = fields.next();
      if (field.getKey().equals(METADATA)) {
        field.getValue().properties().forEach(e -> metadata.put(e.getKey(), e.getValue().asText()));
      } else {
        tensors.put(field.getKey(), tensor(path, field.getKey(), field.getValue(), data));
      }
    }
    String stored = metadata.remove(CHECKSUM_KEY);
    if (stored != null && !stored.equals(checksum(metadata, data.rewind()))) {
      throw damaged(path, "its content does not match its checksum");
    }
    return new ModelFile(metadata, tensors);
  }

  private static JsonNode json(Path path, byte[] header) {
    try {
      JsonNode root = Json.MAPPER.readTree(new String(header, StandardCharsets.UTF_8));
      if (root.isObject()) {
        return root;
      }
    } catch (JsonProcessingException e) {
      throw new ModelFileException(damaged(path, "its header is not JSON").getMessage(), e);
    }
    throw damaged(path, "its header is not a JSON object");
  }

  private static Tensor tensor(Path path, String name, JsonNode node, ByteBuffer data) {
    long begin = node.path("data_offsets").path(0).asLong(-1);
    long end = node.path("data_offsets").path(1).asLong(-1);
    if (!node.path("dtype").asText().equals("F32")) {
      throw damaged(path, "tensor " + name + " is not of type F32");
    }
    if (begin < 0 || end < begin || end > data.capacity() || (end - begin) % 4 != 0) {
      throw damaged(path, "tensor " + name + " lies outside the file: cut short?");
    }
    float[] values = new float[(int) ((end - begin) / 4)];
    data.slice((int) begin, (int) (end - begin))
        .order(ByteOrder.LITTLE_ENDIAN)
        .asFloatBuffer()
        .get(values);
    int[] shape = new int[node.path("shape").size()];
    for (int i = 0; i < shape.length; i++) {
      shape[i] = node.path("shape").path(i).asInt(-1);
    }
    try {
      return new Tensor(shape, values);
    } catch (IllegalArgumentException e) {
      throw new ModelFileException(
          damaged(path, "tensor " + name + ": " + e.getMessage()).getMessage(), e);
    }
  }

  private static ModelFileException damaged(Path path, String how) {
    return new ModelFileException(
        path + ": is not a whole model file: " + how + "; restore it or train again");
  }

  private static String checksum(Map<String, String> metadata, ByteBuffer data) {
    try {
      MessageDigest digest = MessageDigest.getInstance("SHA-256");
      metadata.forEach(
          (name, text) -> {
            digest.update((name + '\0' + text + '\0').getBytes(StandardCharsets.UTF_8));
          });
      digest.update(data.duplicate());
      return HexFormat.of().formatHex(digest.digest());
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every JDK has SHA-256", e);
    }
  }
}
