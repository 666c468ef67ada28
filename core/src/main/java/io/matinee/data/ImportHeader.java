package io.matinee.data;

import java.util.List;
import java.util.Map;

/**
 * The first line of a file to import.
 *
 * @param file as shown in errors
 * @param names of the columns, in order
 * @param chosen the columns that were named, by name
 */
record ImportHeader(String file, List<String> names, Map<ImportColumn, String> chosen) {

  /** The field of {@code column}, from 0; -1 where there is none. */
  int find(ImportColumn column) {
    String name = chosen.get(column);
    if (name == null) {
      return column.guess(names);
    }
    int field = names.indexOf(name);
    if (field < 0) {
      throw DataException.at(
          file,
          1,
          "expected the column %s that %s names, found %s"
              .formatted(OneLine.quote(name), column.option(), shown()));
    }
    return field;
  }

  /** Likewise, but it has to be there. */
  int require(ImportColumn column) {
    int field = find(column);
    if (field < 0) {
      throw DataException.at(
          file,
          1,
          "expected a %s column, found %s; name it with %s"
              .formatted(column.noun(), shown(), column.option()));
    }
    return field;
  }

  private String shown() {
    return names.isEmpty() ? "an empty file" : "the columns " + OneLine.shownList(names);
  }
}
