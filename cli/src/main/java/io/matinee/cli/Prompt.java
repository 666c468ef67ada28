package io.matinee.cli;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.function.Function;

/** Asks the person at the keyboard, or a file in their place. */
interface Prompt extends AutoCloseable {
  /** No more answers come: the end of the input was reached. */
  final class EndOfInput extends RuntimeException {
    private static final long serialVersionUID = 1;
  }

  /** The person pressed Ctrl-C at a question. */
  final class Interrupted extends RuntimeException {
    private static final long serialVersionUID = 1;
  }

  /**
   * Asks and returns the answer without spaces around it.
   *
   * @param question shown as it is
   * @param completions what the Tab key completes to
   * @throws EndOfInput at the end of the input
   * @throws Interrupted at Ctrl-C
   */
  String ask(String question, List<String> completions);

  /** Asks until {@code understood} makes sense of the answer, and explains on {@code out}. */
  default <T> T until(
      String question, List<String> completions, Function<String, T> understood, PrintStream out) {
    while (true) {
      try {
        return understood.apply(ask(question, completions));
      } catch (WrongUsage e) {
        out.println(e.getMessage() + ". Please try again.");
      }
    }
  }

  @Override
  void close();

  /** The one for {@code session}: with history and completion at a terminal, else plain. */
  static Prompt of(Session session) {
    return session.interactive() ? new TerminalPrompt() : new PlainPrompt(session);
  }

  /** Reads lines, from a pipe or a file. */
  final class PlainPrompt implements Prompt {
    private final Session session;
    private final BufferedReader lines;

    PlainPrompt(Session session) {
      this.session = session;
      lines = new BufferedReader(new InputStreamReader(session.in(), StandardCharsets.UTF_8));
    }

    @Override
    public String ask(String question, List<String> completions) {
      session.out().print(question);
      session.out().flush();
      try {
        String line = lines.readLine();
        session.out().println(); // what the Enter key does at a terminal
        if (line == null) {
          throw new EndOfInput();
        }
        return line.strip();
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }

    @Override
    public void close() {
      // Standard input is not this object's to close.
    }
  }
}
