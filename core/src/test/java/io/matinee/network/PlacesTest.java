package io.matinee.network;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;

/** Places against a list of the keys in the order in which they came. */
class PlacesTest {
  private static final int KEYS = 12;

  /** From a first number so large that it must begin anew at some time, too. */
  @Property
  void keysHaveTheirPlacesUntilTheyAreForgotten(
      @ForAll @Size(max = 30) List<@Size(max = 20) List<@IntRange(max = KEYS - 1) Integer>> rounds,
      @ForAll @IntRange(max = 100) int left) {
    Places fresh = new Places(KEYS);
    Places old = new Places(KEYS, Integer.MAX_VALUE - KEYS - left);
    for (List<Integer> keys : rounds) {
      check(fresh, keys);
      check(old, keys);
    }
  }

  private static void check(Places places, List<Integer> keys) {
    places.clear();
    List<Integer> distinct = new ArrayList<>();
    for (int key : keys) {
      assertThat(places.find(key)).isEqualTo(distinct.indexOf(key));
      if (!distinct.contains(key)) {
        distinct.add(key);
      }
      assertThat(places.findOrAdd(key)).isEqualTo(distinct.indexOf(key));
      assertThat(places.count()).isEqualTo(distinct.size());
    }
    for (int place = 0; place < distinct.size(); place++) {
      assertThat(places.key(place)).isEqualTo(distinct.get(place));
      assertThat(places.find(distinct.get(place))).isEqualTo(place);
    }
  }
}
