package io.matinee.model;

import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import io.matinee.data.OneLine;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * What any file in the safetensors format holds, without the values: Matinee's models and
 * checkpoints, and other programs' files.
 *
 * @param path where it is
 * @param bytes how long it is
 * @param matinee whether Matinee wrote it; its content then matches its checksum
 * @param metadata texts by name; a structured one is JSON
 * @param tensors in the order of their data
 */
public record TensorFile(
    Path path,
    long bytes,
    boolean matinee,
    Map<String, String> metadata,
    List<TensorDescription> tensors) {

  /**
   * A tensor without its values.
   *
   * @param name unique in its file
   * @param type of an element, in the format's words, such as {@code F32} or {@code BF16}
   * @param shape the length of each dimension
   * @param bytes how many its values take
   */
  public record TensorDescription(String name, String type, List<Long> shape, long bytes) {
    /** Keeps its own copy of the shape. */
    public TensorDescription {
      shape = List.copyOf(shape);
    }
  }

  /** Keeps its own copies. */
  public TensorFile {
    metadata = new TreeMap<>(metadata);
    tensors = List.copyOf(tensors);
  }

  /**
   * Looks into {@code path}. A file of Matinee's is read to its end and checked.
   *
   * @throws ModelFileException if it is missing, not in that format, damaged, or of another version
   *     of Matinee's
   */
  public static TensorFile read(Path path) {
    SafeTensorsHeader header = SafeTensorsHeader.open(path, in -> SafeTensorsHeader.read(path, in));
    boolean matinee = header.metadata().containsKey(ModelFile.VERSION_KEY);
    if (matinee) {
      ModelFile.read(path);
    }
    List<Entry> entries = new ArrayList<>();
    header.tensors().forEach((name, found) -> entries.add(Entry.of(path, name, found)));
    entries.sort(Comparator.comparingLong(Entry::start));
    long bytes = header.length() + requireNoGaps(path, entries);
    if (size(path) != bytes) {
      throw SafeTensorsHeader.damaged(
          path, "expected %d bytes, found %d".formatted(bytes, size(path)), null);
    }
    return new TensorFile(
        path, bytes, matinee, header.metadata(), entries.stream().map(Entry::tensor).toList());
  }

  /** Returns where the last tensor ends. */
  private static long requireNoGaps(Path path, List<Entry> entries) {
    long end = 0;
    for (Entry entry : entries) {
      if (entry.start() != end) {
        throw SafeTensorsHeader.damaged(
            path,
            "tensor %s: expected it at offset %d, found %d"
                .formatted(OneLine.quote(entry.tensor().name()), end, entry.start()),
            null);
      }
      end += entry.tensor().bytes();
    }
    return end;
  }

  private static long size(Path path) {
    return SafeTensorsHeader.open(path, in -> Files.size(path));
  }

  /** A tensor and where its values begin, from the end of the header. */
  private record Entry(TensorDescription tensor, long start) {
    static Entry of(Path path, String name, JsonNode found) {
      JsonProcessingException cause = null;
      try {
        Described is = Json.MAPPER.treeToValue(found, Described.class);
        if (is != null) {
          return new Entry(is.named(name), is.offsets().get(0));
        }
      } catch (JsonProcessingException e) {
        cause = e;
      }
      throw SafeTensorsHeader.damaged(
          path,
          "tensor %s: expected a type, a shape and two offsets".formatted(OneLine.quote(name)),
          cause);
    }
  }

  /** What the header says of a tensor. */
  private record Described(
      String dtype, List<Long> shape, @JsonProperty("data_offsets") List<Long> offsets) {
    Described {
      if (dtype == null
          || shape == null
          || shape.stream().anyMatch(length -> length < 0)
          || offsets == null
          || offsets.size() != 2
          || offsets.get(0) > offsets.get(1)) {
        throw new IllegalArgumentException("not a tensor");
      }
    }

    TensorDescription named(String name) {
      return new TensorDescription(name, dtype, shape, offsets.get(1) - offsets.get(0));
    }
  }
}
