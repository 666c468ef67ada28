package io.matinee.model;

import com.fasterxml.jackson.core.JsonProcessingException;
import io.matinee.data.OneLine;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * A model file: where it is and what it holds, which is named tensors, and texts that say what they
 * are. The format is safetensors, so any reader of that format opens it.
 *
 * @param path where it is, or is to be
 * @param metadata texts by name; a structured one is JSON
 * @param tensors by name
 */
public record ModelFile(Path path, Map<String, String> metadata, Map<String, Tensor> tensors) {
  /** The version of what Matinee keeps in metadata and tensors; readers refuse others. */
  public static final int FORMAT_VERSION = 1;

  static final String VERSION_KEY = "matinee_format";
  static final String KIND_KEY = "kind";

  /** Keeps its own copies, in the order of the names. */
  public ModelFile {
    metadata = new TreeMap<>(metadata);
    tensors = new TreeMap<>(tensors);
  }

  /**
   * Writes it, whole or not at all; a file that is there is replaced.
   *
   * @throws io.matinee.data.DataException if it cannot be written
   */
  public void write() {
    Map<String, String> marked = new TreeMap<>(metadata);
    marked.put(VERSION_KEY, Integer.toString(FORMAT_VERSION));
    SafeTensors.write(new ModelFile(path, marked, tensors));
  }

  /**
   * Reads a file that {@link #write} wrote.
   *
   * @param kind what the file must hold, such as {@code "network"}
   * @throws ModelFileException if the file is missing, damaged, truncated, of another version or of
   *     another kind
   */
  public static ModelFile read(Path path, String kind) {
    return SafeTensorsReader.read(
        path,
        metadata -> {
          requireVersion(path, metadata);
          requireKind(path, kind, metadata);
        });
  }

  /**
   * Reads a file that {@link #write} wrote, whatever it holds.
   *
   * @throws ModelFileException if the file is missing, damaged, truncated or of another version
   */
  public static ModelFile read(Path path) {
    return SafeTensorsReader.read(path, metadata -> requireVersion(path, metadata));
  }

  private static void requireVersion(Path path, Map<String, String> metadata) {
    String version = metadata.get(VERSION_KEY);
    if (version == null) {
      throw new ModelFileException(path + ": is a safetensors file but not one of Matinee's");
    }
    if (!version.equals(Integer.toString(FORMAT_VERSION))) {
      throw new ModelFileException(
          "%s: expected model format %d, found %s; use the Matinee that wrote it, or train again"
              .formatted(path, FORMAT_VERSION, OneLine.quote(version)));
    }
  }

  private static void requireKind(Path path, String kind, Map<String, String> metadata) {
    String found = metadata.getOrDefault(KIND_KEY, "");
    if (!found.equals(kind)) {
      throw new ModelFileException(
          "%s: expected a %s model, found kind %s; give another file, or train again"
              .formatted(path, kind, OneLine.quote(found)));
    }
  }

  /**
   * The text called {@code name}.
   *
   * @throws ModelFileException if there is none
   */
  public String text(String name) {
    String text = metadata.get(name);
    if (text == null) {
      throw unusable("expected metadata " + name + ", found none", null);
    }
    return text;
  }

  /**
   * What the JSON text called {@code name} says.
   *
   * @throws ModelFileException if there is none, or it does not say a valid {@code type}
   */
  public <T> T json(String name, Class<T> type) {
    try {
      T value = Json.MAPPER.readValue(text(name), type);
      if (value != null) {
        return value;
      }
    } catch (JsonProcessingException e) {
      String problem = e.getOriginalMessage().lines().findFirst().orElse("");
      throw unusable("its %s cannot be read (%s)".formatted(name, problem), e);
    }
    throw unusable("expected " + name + ", found null", null);
  }

  /**
   * What the JSON array called {@code name} says.
   *
   * @throws ModelFileException if there is none, or an element is not a valid one
   */
  public <T> List<T> list(String name, Class<T[]> type) {
    List<T> values = Arrays.asList(json(name, type));
    if (values.contains(null)) {
      throw unusable("expected no null among " + name, null);
    }
    return List.copyOf(values);
  }

  /**
   * The values of the tensor called {@code name}.
   *
   * @throws ModelFileException if there is none, or it is not {@code size} long
   */
  public float[] values(String name, int size) {
    Tensor tensor = tensors.get(name);
    if (tensor == null || tensor.values().length != size) {
      throw unusable(
          "expected tensor %s with %d values, found %s"
              .formatted(name, size, tensor == null ? "none" : tensor.values().length),
          null);
    }
    return tensor.values();
  }

  /**
   * The values of the tensor called {@code name}, however many.
   *
   * @throws ModelFileException if there is none
   */
  public float[] values(String name) {
    Tensor tensor = tensors.get(name);
    if (tensor == null) {
      throw unusable("expected tensor %s, found none".formatted(name), null);
    }
    return tensor.values();
  }

  /** What says that its parts do not fit together. */
  public ModelFileException unusable(String problem) {
    return unusable(problem, null);
  }

  private ModelFileException unusable(String problem, Exception cause) {
    return new ModelFileException(path + ": " + problem + "; train again", cause);
  }
}
