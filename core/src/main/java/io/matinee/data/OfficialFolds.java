package io.matinee.data;

import java.util.List;

/** The splits that come with a dataset, so that figures can be compared with published ones. */
public interface OfficialFolds {
  /** The names, such as {@code u1}; empty where the dataset has none. */
  List<String> names();

  /**
   * The fold called {@code name}.
   *
   * @throws DataException if there is no such fold, or its files cannot be read
   */
  Split split(String name);

  /**
   * Checks that there is a fold called {@code name}.
   *
   * @throws DataException if there is none; the message lists those there are
   */
  default void require(String name) {
    if (!names().contains(name)) {
      throw new DataException(
          names().isEmpty()
              ? "expected data with official folds such as %s, found data without; part it with"
                      .formatted(OneLine.shown(name))
                  + " --random or --by-time"
              : "expected one of the dataset's folds %s, found %s"
                  .formatted(names(), OneLine.quote(name)));
    }
  }
}
