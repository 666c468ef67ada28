package io.matinee.data;

import de.siegmar.fastcsv.reader.CsvParseException;
import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.CsvRecord;
import java.util.ArrayList;
import java.util.List;

/**
 * Reads small tables, such as those of movies and people, as text.
 *
 * @param separator between fields: one character, or more
 * @param quotes whether fields may stand in double quotes (RFC 4180)
 */
record TextRows(String separator, boolean quotes) {
  static final TextRows CSV = new TextRows(",", true);
  static final TextRows DOUBLE_COLONS = new TextRows("::", false);

  private static final char NO_QUOTES = '\0';

  /**
   * All rows of {@code text}, empty lines left out.
   *
   * @throws DataException if there is none, or a quote is not closed
   */
  List<TextRow> all(String file, String text) {
    List<TextRow> rows = new ArrayList<>();
    try {
      for (CsvRecord each : parser().ofCsvRecord(text)) {
        rows.add(new TextRow(file, (int) each.getStartingLineNumber(), each.getFields()));
      }
    } catch (CsvParseException e) {
      throw new DataException(
          "%s: expected separated fields after line %d, found: %s"
              .formatted(file, rows.size(), OneLine.reason(e)),
          e);
    }
    if (rows.isEmpty()) {
      throw new DataException("%s: expected rows, found an empty file".formatted(file));
    }
    return rows;
  }

  /** The fields of one line. */
  List<String> line(String text) {
    return text.isEmpty() ? List.of() : parser().ofSingleCsvRecord(text).getFields();
  }

  private CsvReader.CsvReaderBuilder parser() {
    return CsvReader.builder()
        .fieldSeparator(separator)
        .quoteCharacter(quotes ? '"' : NO_QUOTES)
        .allowExtraFields(true) // counted by who knows the columns, for a better message
        .allowMissingFields(true);
  }
}
