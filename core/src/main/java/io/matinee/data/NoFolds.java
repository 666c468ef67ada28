package io.matinee.data;

import java.util.List;

/** For data that comes without folds. */
enum NoFolds implements OfficialFolds {
  NONE;

  @Override
  public List<String> names() {
    return List.of();
  }

  @Override
  public Split split(String name) {
    throw new DataException(
        ("expected data that comes with the fold %s, found data without folds;"
                + " part it with --random 0.8 or --by-time 0.8")
            .formatted(OneLine.quote(name)));
  }

  @Override
  public void require(String name) {
    split(name);
  }
}
