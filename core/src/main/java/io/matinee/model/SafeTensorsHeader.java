package io.matinee.model;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import io.matinee.data.OneLine;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Map;
import java.util.TreeMap;

/**
 * What a file in the safetensors format says of itself before its data; nothing of it is believed
 * yet.
 *
 * @param length how many bytes it takes, those that say its length included
 * @param metadata texts by name
 * @param tensors what it says of each tensor, by name
 */
record SafeTensorsHeader(long length, Map<String, String> metadata, Map<String, JsonNode> tensors) {
  private static final int MAX_LENGTH = 100_000_000; // bytes; the format's own limit

  /** Reads from an open file. */
  interface Reading<T> {
    T from(InputStream in) throws IOException;
  }

  /** Opens {@code path} for {@code reading}. */
  static <T> T open(Path path, Reading<T> reading) {
    try (InputStream in = Files.newInputStream(path)) {
      return reading.from(in);
    } catch (NoSuchFileException e) {
      throw new ModelFileException(
          path + ": no such model file; train one first (matinee train)", e);
    } catch (IOException e) {
      throw new ModelFileException(
          "%s: cannot be read (%s); give another model file".formatted(path, OneLine.reason(e)), e);
    }
  }

  /** Reads the beginning of {@code path} from {@code in}. */
  static SafeTensorsHeader read(Path path, InputStream in) throws IOException {
    byte[] json = bytes(path, in);
    Map<String, String> metadata = new TreeMap<>();
    Map<String, JsonNode> tensors = new TreeMap<>();
    for (Map.Entry<String, JsonNode> field : parse(path, json).properties()) {
      if (field.getKey().equals(SafeTensors.METADATA)) {
        metadata.putAll(texts(path, field.getValue()));
      } else {
        tensors.put(field.getKey(), field.getValue());
      }
    }
    return new SafeTensorsHeader(8 + json.length, metadata, tensors);
  }

  private static byte[] bytes(Path path, InputStream in) throws IOException {
    byte[] start = in.readNBytes(8);
    if (start.length < 8) {
      throw damaged(path, "it is only " + start.length + " bytes long", null);
    }
    long length = ByteBuffer.wrap(start).order(ByteOrder.LITTLE_ENDIAN).getLong();
    if (length < 2 || length > MAX_LENGTH) {
      throw damaged(path, "it does not begin as a safetensors file", null);
    }
    byte[] json = in.readNBytes((int) length);
    if (json.length < length) {
      throw damaged(path, "it ends before its header does", null);
    }
    return json;
  }

  private static JsonNode parse(Path path, byte[] json) {
    try {
      JsonNode header = Json.MAPPER.readTree(new String(json, StandardCharsets.UTF_8));
      if (header.isObject()) {
        return header;
      }
    } catch (JsonProcessingException e) {
      throw damaged(path, "its header is not JSON", e);
    }
    throw damaged(path, "its header is not a JSON object", null);
  }

  private static Map<String, String> texts(Path path, JsonNode metadata) {
    Map<String, String> texts = new TreeMap<>();
    for (Map.Entry<String, JsonNode> text : metadata.properties()) {
      if (!text.getValue().isTextual()) {
        throw damaged(
            path, "its metadata " + OneLine.quote(text.getKey()) + " is not a text", null);
      }
      texts.put(text.getKey(), text.getValue().textValue());
    }
    return texts;
  }

  /** The error of a file that is not whole. */
  static ModelFileException damaged(Path path, String how, Exception cause) {
    return new ModelFileException(
        path + ": is not a whole model file: " + how + "; restore it or train again", cause);
  }
}
