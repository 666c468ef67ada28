package io.matinee.data;

import java.nio.file.AccessDeniedException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.FileSystemException;
import java.nio.file.NoSuchFileException;
import java.util.List;
import java.util.stream.Collectors;

/** Puts text from outside into one line of a message. */
public final class OneLine {
  private static final int SHOWN = 40; // characters; enough to find the place in a file

  private static final int NAMES_SHOWN = 20;

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

  /** An id as it is where it is a short word, else as {@link #quote} shows it. */
  static String shown(String id) {
    return id.length() <= SHOWN && id.matches("[\\w.-]+") ? id : quote(id);
  }

  /** Names in a row, cut if there are many. */
  static String shownList(List<String> names) {
    String first =
        names.stream().limit(NAMES_SHOWN).map(OneLine::shown).collect(Collectors.joining(", "));
    return names.size() > NAMES_SHOWN ? first + ", ..." : first;
  }

  /** Why something failed: the message, or the name of the failure where it has none. */
  public static String reason(Throwable failure) {
    String message = failure.getMessage();
    String kind = failure.getClass().getSimpleName();
    if (failure instanceof FileSystemException refused) {
      return reason(refused);
    }
    return message == null ? kind : of(message);
  }

  /** In words: the message may be no more than the path. */
  private static String reason(FileSystemException failure) {
    String why =
        failure instanceof NoSuchFileException
            ? "no such file or folder"
            : failure instanceof AccessDeniedException
                ? "permission denied"
                : failure instanceof FileAlreadyExistsException
                    ? "a file stands where a folder is needed"
                    : failure.getReason();
    String file = failure.getFile();
    if (why == null) {
      return failure.getClass().getSimpleName() + ": " + of(failure.getMessage());
    }
    return of(file == null ? why : file + ": " + why);
  }
}
