package io.matinee.cli;

import java.io.FileDescriptor;
import java.io.InputStream;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import java.util.stream.Collectors;

/**
 * The world around one run of the program.
 *
 * @param arguments the words after {@code matinee}
 * @param in standard input
 * @param out standard output, for results
 * @param err standard error, for progress and notes
 * @param environment the environment variables
 * @param home the person's home folder
 * @param words to say at an interruption
 * @param interactive whether a person sits at a terminal to answer
 * @param columns of the terminal that standard error is; 0 where it is none
 */
record Session(
    List<String> arguments,
    InputStream in,
    TextStream out,
    TextStream err,
    Map<String, String> environment,
    Path home,
    LastWords words,
    boolean interactive,
    int columns) {

  /** The world that this JVM was started in. */
  static Session ofThisProcess(String... arguments) {
    return new Session(
        List.of(arguments),
        System.in,
        TextStream.of(FileDescriptor.out),
        TextStream.of(FileDescriptor.err),
        System.getenv(),
        Path.of(System.getProperty("user.home")),
        new LastWords(),
        Boolean.getBoolean("matinee.interactive"),
        Integer.getInteger("matinee.columns", 0));
  }

  /** The command line, as a shell takes it. */
  String command() {
    return "matinee " + arguments.stream().map(Session::quoted).collect(Collectors.joining(" "));
  }

  private static String quoted(String word) {
    return word.matches("[\\w./:=,+%@-]+") ? word : "'" + word.replace("'", "'\\''") + "'";
  }

  /** Whether standard error is a terminal, so that a line can be drawn again. */
  boolean live() {
    return columns > 0;
  }

  /** Says the last words, where something is under way; nothing is printed after them. */
  void interrupt() {
    Supplier<String> line = words.say();
    if (line != null) {
      out.end();
      err.end("\n" + line.get());
    }
  }
}
