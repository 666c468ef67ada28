package io.matinee.data;

import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Whole-number ids to dense indexes; its file has one id a line, in the order of the indexes. */
final class IdIndex {
  private final String file;
  private final String noun;
  private final Map<Integer, Integer> byId = new HashMap<>();

  /**
   * Creates an index of {@code ids}.
   *
   * @param file where they come from, and {@code noun} what they name, as shown in errors
   * @throws DataException if an id is there twice
   */
  IdIndex(String file, String noun, List<String> ids) {
    this.file = file;
    this.noun = noun;
    for (String id : ids) {
      Integer earlier = byId.putIfAbsent(Integer.valueOf(id), byId.size());
      if (earlier != null) {
        throw DataException.at(
            file,
            byId.size() + 1,
            "expected each %s once, found %s %s again (first on line %d)"
                .formatted(noun, noun, id, earlier + 1));
      }
    }
  }

  /** The dense index of the id in {@code field} of this line of {@code ratings}. */
  int read(DelimitedFile ratings, int field) {
    int id = (int) ratings.number(field, noun + " id", 1, Integer.MAX_VALUE);
    Integer index = byId.get(id);
    if (index == null) {
      throw ratings.error("expected a %s of %s, found %s %d".formatted(noun, file, noun, id));
    }
    return index;
  }
}
