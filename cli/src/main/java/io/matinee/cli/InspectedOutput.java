package io.matinee.cli;

import com.fasterxml.jackson.databind.JsonNode;
import io.matinee.data.OneLine;
import io.matinee.model.Json;
import io.matinee.model.TensorFile;
import io.matinee.model.TensorFile.TensorDescription;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;

/** What a model file holds, as text, JSON and CSV. */
final class InspectedOutput {
  private static final String[] COLUMNS = {"tensor", "type", "shape", "bytes"};

  private static final int LONGEST = 200; // characters of a text that are shown

  private InspectedOutput() {}

  /** A line of what it is, then a section for each text of its metadata, then the tensors. */
  static String text(TensorFile file) {
    StringBuilder text = new StringBuilder(title(file)).append("\n\n");
    TextTable plain = new TextTable("metadata", "");
    StringBuilder sections = new StringBuilder();
    file.metadata().forEach((name, value) -> add(shown(name), value, plain, sections));
    text.append(file.metadata().isEmpty() ? "" : plain + "\n").append(sections);
    return text.append(tensors(file)).toString();
  }

  /** An object becomes a section of its own, anything else a row of {@code plain}. */
  private static void add(String name, String value, TextTable plain, StringBuilder sections) {
    JsonNode json = Json.parsed(value);
    if (json.isObject()) {
      TextTable section = new TextTable(name, "");
      facts("", json, section);
      sections.append(section).append('\n');
    } else {
      plain.row(name, json.isArray() ? list(json) : shown(value));
    }
  }

  private static String title(TensorFile file) {
    String kind =
        file.matinee()
            ? "written by Matinee, whole: its content matches its checksum"
            : "a safetensors file, but not one of Matinee's";
    return String.format(Locale.ROOT, "%s (%,d bytes): %s", file.path(), file.bytes(), kind);
  }

  /** A row for each value of an object, named by its path; lists by their length. */
  private static void facts(String path, JsonNode value, TextTable into) {
    if (value.isObject() && !value.isEmpty()) {
      String prefix = path.isEmpty() ? "" : path + ".";
      value.properties().forEach(e -> facts(prefix + e.getKey(), e.getValue(), into));
    } else if (!value.isNull()) {
      into.row("  " + shown(path), value.isArray() ? list(value) : shown(value.asText()));
    }
  }

  private static String list(JsonNode values) {
    String count = String.format(Locale.ROOT, "%,d entries", values.size());
    if (values.isEmpty() || values.get(0).isContainerNode()) {
      return count;
    }
    JsonNode last = values.get(values.size() - 1);
    return "%s: %s ... %s".formatted(count, shown(values.get(0).asText()), shown(last.asText()));
  }

  private static String shown(String text) {
    return OneLine.of(text.length() > LONGEST ? text.substring(0, LONGEST) + "..." : text);
  }

  /** Numbered ones, such as those of samples, that are alike in all else share a line. */
  private static String tensors(TensorFile file) {
    Map<List<String>, List<TensorDescription>> alike = new LinkedHashMap<>();
    long bytes = 0;
    for (TensorDescription tensor : file.tensors()) {
      bytes += tensor.bytes();
      String pattern = shown(tensor.name().replaceAll("(?<=\\.)\\d+(?=\\.)", "*"));
      alike
          .computeIfAbsent(
              List.of(pattern, shown(tensor.type()), shape(tensor)), key -> new ArrayList<>())
          .add(tensor);
    }
    TextTable table = new TextTable(COLUMNS);
    alike.forEach(
        (key, group) ->
            table.row(
                group.size() == 1
                    ? shown(group.get(0).name())
                    : key.get(0) + " (" + group.size() + " of them)",
                key.get(1),
                key.get(2),
                String.format(
                    Locale.ROOT, "%,d", group.stream().mapToLong(TensorDescription::bytes).sum())));
    return table
        + String.format(Locale.ROOT, "%,d tensors, %,d bytes%n", file.tensors().size(), bytes);
  }

  private static String shape(TensorDescription tensor) {
    return tensor.shape().stream()
        .map(String::valueOf)
        .collect(Collectors.joining(" × ", "[", "]"));
  }

  /** All of it but the tensors' values; metadata that is JSON as such. */
  static Map<String, Object> json(TensorFile file) {
    Map<String, Object> metadata = new LinkedHashMap<>();
    file.metadata()
        .forEach(
            (name, value) -> {
              JsonNode json = Json.parsed(value);
              metadata.put(name, json.isContainerNode() ? json : value);
            });
    Map<String, Object> json = new LinkedHashMap<>();
    json.put("file", file.path().toString());
    json.put("bytes", file.bytes());
    json.put("matinee", file.matinee());
    json.put("metadata", metadata);
    json.put("tensors", file.tensors());
    return json;
  }

  /** A line a tensor. */
  static String csv(TensorFile file) {
    List<List<String>> rows = new ArrayList<>();
    for (TensorDescription tensor : file.tensors()) {
      rows.add(
          List.of(
              tensor.name(),
              tensor.type(),
              tensor.shape().stream().map(String::valueOf).collect(Collectors.joining("x")),
              Long.toString(tensor.bytes())));
    }
    return Csv.of(List.of(COLUMNS), rows);
  }
}
