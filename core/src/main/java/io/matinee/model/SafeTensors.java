package io.matinee.model;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.matinee.data.AtomicFile;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.Map;
import java.util.TreeMap;

/**
 * Writes the safetensors format: eight bytes of header length, a JSON header, then the tensors' raw
 * little-endian values. A checksum of everything else stands in the metadata, so that a changed bit
 * is noticed.
 */
final class SafeTensors {
  static final String METADATA = "__metadata__";
  static final String CHECKSUM_KEY = "checksum";
  static final String FLOAT = "F32";

  private SafeTensors() {}

  static void write(ModelFile file) {
    ByteBuffer data = data(file.tensors());
    Map<String, String> metadata = new TreeMap<>(file.metadata());
    metadata.put(CHECKSUM_KEY, checksum(metadata, file.tensors(), data.duplicate()));
    byte[] header = header(metadata, file.tensors());
    ByteBuffer whole =
        ByteBuffer.allocate(8 + header.length + data.remaining()).order(ByteOrder.LITTLE_ENDIAN);
    whole.putLong(header.length).put(header).put(data);
    AtomicFile.write(file.path(), whole.flip());
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
      ObjectNode tensor = root.putObject(entry.getKey()).put("dtype", FLOAT);
      ArrayNode shape = tensor.putArray("shape");
      Arrays.stream(entry.getValue().shape()).forEach(shape::add);
      long end = offset + 4L * entry.getValue().values().length;
      tensor.putArray("data_offsets").add(offset).add(end);
      offset = end;
    }
    byte[] json = root.toString().getBytes(StandardCharsets.UTF_8);
    byte[] padded = Arrays.copyOf(json, (json.length + 7) / 8 * 8); // data at a multiple of eight
    Arrays.fill(padded, json.length, padded.length, (byte) ' ');
    return padded;
  }

  /**
   * The SHA-256 of the header as it is without a checksum, and of the data.
   *
   * @param data the tensors' values as they stand in the file; read to its end
   */
  static String checksum(
      Map<String, String> metadata, Map<String, Tensor> tensors, ByteBuffer data) {
    try {
      MessageDigest digest = MessageDigest.getInstance("SHA-256");
      digest.update(header(metadata, tensors));
      digest.update(data);
      return HexFormat.of().formatHex(digest.digest());
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every JDK has SHA-256", e);
    }
  }
}
