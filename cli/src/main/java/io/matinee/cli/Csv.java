package io.matinee.cli;

import de.siegmar.fastcsv.writer.CsvWriter;
import de.siegmar.fastcsv.writer.LineDelimiter;
import java.io.StringWriter;
import java.io.Writer;
import java.util.List;

/** Comma-separated values (RFC 4180), with line feeds. */
final class Csv {
  private static final int UNBUFFERED = 0; // the text is complete without a last flush

  private Csv() {}

  /** The text of a header and rows. */
  static String of(List<String> header, List<List<String>> rows) {
    StringWriter text = new StringWriter();
    CsvWriter csv = writer(text);
    csv.writeRecord(header);
    rows.forEach(csv::writeRecord);
    return text.toString();
  }

  /** Writes records to {@code text} as they come; flushing and closing it is the caller's. */
  static CsvWriter writer(Writer text) {
    return CsvWriter.builder().lineDelimiter(LineDelimiter.LF).bufferSize(UNBUFFERED).build(text);
  }
}
