package io.matinee.exploration;

import io.matinee.data.Dataset;
import io.matinee.data.Demographics;
import io.matinee.data.Movie;
import io.matinee.data.User;
import java.util.Arrays;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** Users or movies in groups; one may be in none of them or in several. */
final class Groups<K extends Comparable<K>> {
  private final List<K> keys;
  private final int[][] ofMember; // [members × groups of that member] indexes into keys

  private Groups(List<K> keys, int[][] ofMember) {
    this.keys = keys;
    this.ofMember = ofMember;
  }

  /** The groups, in their natural order. */
  List<K> keys() {
    return keys;
  }

  /** Groups {@code members} by the keys that {@code keysOf} gives each. */
  static <T, K extends Comparable<K>> Groups<K> of(List<T> members, Function<T, List<K>> keysOf) {
    TreeSet<K> found = new TreeSet<>();
    members.forEach(member -> found.addAll(keysOf.apply(member)));
    List<K> keys = List.copyOf(found);
    int[][] ofMember =
        members.stream()
            .map(keysOf)
            .map(own -> own.stream().mapToInt(key -> Collections.binarySearch(keys, key)).toArray())
            .toArray(int[][]::new);
    return new Groups<>(keys, ofMember);
  }

  static Groups<String> genres(Dataset dataset) {
    return of(dataset.movies(), Movie::genres);
  }

  static Groups<String> genders(Dataset dataset) {
    return of(dataset.users(), known(Demographics::gender));
  }

  static Groups<String> occupations(Dataset dataset) {
    return of(dataset.users(), known(Demographics::occupation));
  }

  static Groups<Band> ages(Dataset dataset, int years) {
    Function<Demographics, Band> band =
        person -> person.age() == null ? null : Band.ofAge(person.age(), years);
    return of(dataset.users(), known(band));
  }

  /** Movies by the magnitude of their number of ratings; those without ratings are in no group. */
  static Groups<Band> popularity(Dataset dataset) {
    int[] perMovie = dataset.ratings().countPerMovie(dataset.movies().size());
    return of(
        Arrays.stream(perMovie).boxed().toList(),
        count -> count == 0 ? List.of() : List.of(Band.ofMagnitude(count)));
  }

  private static <K> Function<User, List<K>> known(Function<Demographics, K> attribute) {
    return user -> Stream.ofNullable(attribute.apply(user.demographics())).toList();
  }

  private List<String> labels() {
    return keys.stream().map(Object::toString).toList();
  }

  /** How many members each group has. */
  Distribution sizes() {
    long[] counts = new long[keys.size()];
    for (int[] groups : ofMember) {
      for (int group : groups) {
        counts[group]++;
      }
    }
    return Distribution.of(labels(), counts);
  }

  /** The mean rating of each group that has ratings, from the sums of its members. */
  List<GroupMean> means(RatingSums ofMembers) {
    RatingSums ofGroups = new RatingSums(keys.size());
    for (int member = 0; member < ofMember.length; member++) {
      for (int group : ofMember[member]) {
        ofGroups.add(group, ofMembers, member);
      }
    }
    List<String> labels = labels();
    return IntStream.range(0, labels.size())
        .filter(i -> ofGroups.count(i) > 0)
        .mapToObj(i -> ofGroups.mean(i, labels.get(i)))
        .toList();
  }

  /** The same means, the highest first; equal ones keep their order. */
  static List<GroupMean> highestFirst(List<GroupMean> means) {
    return means.stream().sorted(Comparator.comparingDouble(GroupMean::mean).reversed()).toList();
  }
}
