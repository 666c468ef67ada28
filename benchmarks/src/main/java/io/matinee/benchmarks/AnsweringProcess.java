package io.matinee.benchmarks;

import java.io.BufferedReader;
import java.io.BufferedWriter;
import java.io.IOException;
import java.io.UncheckedIOException;

/** Another process, which answers a line with a line and waits while others are measured. */
final class AnsweringProcess implements AutoCloseable {
  private final Process process;
  private final BufferedWriter questions;
  private final BufferedReader answers;

  AnsweringProcess(ProcessBuilder builder) throws IOException {
    process = builder.redirectError(ProcessBuilder.Redirect.DISCARD).start();
    questions = process.outputWriter();
    answers = process.inputReader();
  }

  /** The next line that it prints; {@code null} where it has ended. */
  String line() {
    try {
      return answers.readLine();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** What it answers to {@code question}. */
  String ask(String question) {
    try {
      questions.write(question + "\n");
      questions.flush();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    String answer = line();
    if (answer == null) {
      throw new IllegalStateException("expected an answer to '" + question + "', found an end");
    }
    return answer;
  }

  @Override
  public void close() {
    process.destroy();
  }
}
