package io.matinee.data;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;

/** Invented movie titles, such as "Silent Harbor"; sequels where there are more movies. */
final class SyntheticTitles {
  private static final List<String> FIRST =
      words(
          """
          Silent Golden Broken Hidden Crimson Distant Restless Velvet Burning
          Frozen Lonely Painted Paper Second Last Northern Gentle Bitter
          Borrowed Electric Forgotten Glass Hollow Iron Jagged Lucky Midnight
          Narrow Open Patient Quiet Rising Scarlet Tangled Uneasy Vanishing
          Wandering Winter Yellow Autumn Bright Copper Drifting Empty Faithful
          Gray Honest Infinite
          """);
  private static final List<String> SECOND =
      words(
          """
          Harbor Garden River Station Letter Mirror Orchard Promise Shadow
          Signal Sister Stranger Summer Island Thunder Valley Voyage Window
          Witness Avenue Bridge Carnival Diary Echo Ferry Gambler Horizon
          Inheritance Journey Kingdom Lantern Meadow Neighbor Ocean Portrait
          Question Reunion Secret Tailor Umbrella Village Waltz Year Zephyr
          Alibi Balcony Compass Detective
          """);

  private SyntheticTitles() {}

  private static List<String> words(String text) {
    return List.of(text.strip().split("\\s+"));
  }

  /** {@code count} titles, all different, in random order. */
  static List<String> generate(int count, long seed) {
    int pairs = FIRST.size() * SECOND.size();
    int[] order = IntStream.range(0, pairs).toArray();
    Shuffle.shuffle(order, seed);
    List<String> titles = new ArrayList<>(count);
    for (int i = 0; i < count; i++) {
      int pair = order[i % pairs];
      int part = i / pairs + 1;
      String title = FIRST.get(pair / SECOND.size()) + " " + SECOND.get(pair % SECOND.size());
      titles.add(part == 1 ? title : title + " " + part);
    }
    return titles;
  }
}
