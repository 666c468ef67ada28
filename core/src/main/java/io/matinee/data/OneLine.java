package io.matinee.data;

import java.nio.file.FileSystemException;

/** Puts text from outside into one line of a message. */
public final class OneLine {
  private static final int SHOWN = 40; // characters; enough to find the place in a file

  private OneLine() {}

  /** The text in double quotes, cut if long, control characters shown as question marks. */
  public static String quote(String text) {
    String shown = text.length() > SHOWN ? text.substring(0, SHOWN) + "..." : text;
    return '"' + of(shown) + '"';
  }

  /** The text without line ends and other controls, which are shown as question marks. */
  public static String of(String text) {
    return text.replaceAll("\\p{Cntrl}|[\\u0080-\\u009f\\u2028\\u2029]", "?");
  }

  /** Why something failed: the message, or the name of the failure where it has none. */
  public static String reason(Throwable failure) {
    String message = failure.getMessage();
    String kind = failure.getClass().getSimpleName();
    if (failure instanceof FileSystemException) { // its message may be no more than the path
      return kind + ": " + of(message);
    }
    return message == null ? kind : of(message);
  }
}
