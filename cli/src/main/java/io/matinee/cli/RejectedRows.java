package io.matinee.cli;

import de.siegmar.fastcsv.writer.CsvWriter;
import de.siegmar.fastcsv.writer.LineDelimiter;
import io.matinee.data.BadRows;
import io.matinee.data.DataException;
import io.matinee.data.OneLine;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;

/** Goes on after bad rows: shows the first ones and keeps all in a file beside the result. */
final class RejectedRows implements BadRows, AutoCloseable {
  private static final int SHOWN = 20;

  private final PrintStream err;
  private final Path file;
  private CsvWriter csv; // opened at the first
  private long count;

  RejectedRows(PrintStream err, Path file) {
    this.err = err;
    this.file = file;
  }

  @Override
  public void found(String from, int line, String problem, String text) {
    if (count++ < SHOWN) {
      err.println("skipped " + from + ":" + line + ": " + problem);
    }
    writer().writeRecord(from, Integer.toString(line), problem, text);
  }

  private CsvWriter writer() {
    if (csv == null) {
      try {
        Files.createDirectories(file.toAbsolutePath().getParent());
        csv = CsvWriter.builder().lineDelimiter(LineDelimiter.LF).build(file);
      } catch (IOException e) {
        throw cannotBeWritten(e);
      }
      csv.writeRecord("file", "line", "problem", "row");
    }
    return csv;
  }

  /** How many rows were skipped, in one line; {@code null} where none was. */
  String summary() {
    return count == 0 ? null : "Skipped %,d bad rows; all of them: %s".formatted(count, file);
  }

  @Override
  public void close() {
    if (csv != null) {
      try {
        csv.close();
      } catch (IOException e) {
        throw cannotBeWritten(e);
      }
    }
  }

  private DataException cannotBeWritten(IOException e) {
    return new DataException(
        "%s: cannot be written (%s); free space or choose another place to write to"
            .formatted(file, OneLine.reason(e)),
        e);
  }
}
