package io.matinee.cli;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import org.jline.reader.Candidate;
import org.jline.reader.EndOfFileException;
import org.jline.reader.LineReader;
import org.jline.reader.LineReaderBuilder;
import org.jline.reader.UserInterruptException;
import org.jline.terminal.Terminal;
import org.jline.terminal.TerminalBuilder;

/**
 * Asks at a terminal: lines can be edited, recalled with the arrow keys, and completed with Tab.
 */
final class TerminalPrompt implements Prompt {
  private final Terminal terminal;
  private final LineReader reader;
  private List<String> completions = List.of();

  TerminalPrompt() {
    try {
      terminal = TerminalBuilder.builder().system(true).dumb(true).build();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    reader =
        LineReaderBuilder.builder()
            .terminal(terminal)
            .option(LineReader.Option.DISABLE_EVENT_EXPANSION, true)
            .option(LineReader.Option.CASE_INSENSITIVE, true)
            .completer(
                (r, line, candidates) ->
                    completions.forEach(word -> candidates.add(new Candidate(word))))
            .build();
  }

  @Override
  public String ask(String question, List<String> words) {
    completions = words;
    try {
      return reader.readLine(question).strip();
    } catch (EndOfFileException e) {
      throw new EndOfInput();
    } catch (UserInterruptException e) {
      throw new Interrupted();
    }
  }

  @Override
  public void close() {
    try {
      terminal.close();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
