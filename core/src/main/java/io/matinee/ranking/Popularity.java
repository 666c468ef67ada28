package io.matinee.ranking;

import io.matinee.data.Dataset;
import io.matinee.data.Demographics;
import io.matinee.data.Ratings;
import io.matinee.features.PersonTraits;
import io.matinee.model.Profile;
import java.util.Arrays;

/**
 * How many people watch a movie, among people like the one who asks: the share of all people who
 * rated it, times the ratio for each thing known of the person (age, gender, occupation, area) of
 * the share among such people, shrunk to the share of all, to that share. It takes the things known
 * for independent, as naive Bayes does.
 */
public final class Popularity implements Ranker {
  private final PersonTraits traits;
  private final double shrinkage; // people as the average that a group is thought to have besides
  private final float[] people; // [1 + flags] all people, then those with each flag
  private final float[] counts; // [(1 + flags) × movies] how many of them rated it
  private final int[] places; // [catalogue] among the movies of the training; -1 for others

  Popularity(PersonTraits traits, double shrinkage, float[] people, float[] counts, int[] places) {
    this.traits = traits;
    this.shrinkage = shrinkage;
    this.people = people;
    this.counts = counts;
    this.places = places;
  }

  /** Learns from {@code train}, ratings of {@code dataset}. */
  static Popularity train(Dataset dataset, Ratings train, double shrinkage) {
    PersonTraits traits = PersonTraits.fit(dataset, train, true);
    int movies = dataset.movies().size();
    int groups = 1 + traits.attributes().size();
    int[][] groupsOf = new int[dataset.users().size()][];
    Arrays.setAll(groupsOf, user -> groups(traits, dataset.users().get(user).demographics()));
    float[] people = new float[groups];
    int[] given = train.countPerUser(groupsOf.length);
    for (int user = 0; user < given.length; user++) {
      for (int i = 0; given[user] > 0 && i < groupsOf[user].length; i++) {
        people[groupsOf[user][i]]++;
      }
    }
    float[] counts = new float[groups * movies];
    for (int row = 0; row < train.size(); row++) {
      for (int group : groupsOf[train.user(row)]) {
        counts[group * movies + train.movie(row)]++;
      }
    }
    int[] places = new int[movies];
    Arrays.setAll(places, movie -> movie);
    return new Popularity(traits, shrinkage, people, counts, places);
  }

  /** The numbers of the person's groups, everybody's first. */
  private static int[] groups(PersonTraits traits, Demographics person) {
    int[] flags = traits.flags(person);
    int[] groups = new int[1 + flags.length];
    for (int i = 0; i < flags.length; i++) {
      groups[i + 1] = 1 + flags[i];
    }
    return groups;
  }

  @Override
  public String name() {
    return "popularity";
  }

  /** Scores by the share of people like this one who are expected to watch a movie, at most 1. */
  @Override
  public void score(Profile profile, float[] into) {
    int[] groups = groups(traits, profile.demographics());
    for (int movie = 0; movie < places.length; movie++) {
      into[movie] = places[movie] < 0 ? 0 : (float) Math.min(1, share(places[movie], groups));
    }
  }

  private double share(int place, int[] groups) {
    return counts[place] / Math.max(1, people[0]) * ratio(place, groups);
  }

  /** How much more people like this one watch a movie than all people do. */
  private double ratio(int place, int[] groups) {
    int movies = counts.length / people.length;
    double share = counts[place] / Math.max(1, people[0]);
    double product = 1;
    for (int i = 1; i < groups.length && share > 0; i++) {
      double ofGroup = counts[groups[i] * movies + place] + shrinkage * share;
      product *= ofGroup / (people[groups[i]] + shrinkage) / share;
    }
    return product;
  }

  /**
   * How much more people like this one watch each movie than all people do, as a ratio.
   *
   * @param into [movies], overwritten; 1 for a movie that nobody watched
   */
  void ratios(Profile profile, float[] into) {
    int[] groups = groups(traits, profile.demographics());
    for (int movie = 0; movie < places.length; movie++) {
      into[movie] = places[movie] < 0 ? 1 : (float) ratio(places[movie], groups);
    }
  }

  PersonTraits traits() {
    return traits;
  }

  float[] people() {
    return people;
  }

  float[] counts() {
    return counts;
  }

  /** The same for another catalogue; {@code indexes} says where this one's movies are, or -1. */
  Popularity over(int[] indexes, int catalogue) {
    int[] moved = new int[catalogue];
    Arrays.fill(moved, -1);
    for (int movie = 0; movie < places.length; movie++) {
      if (indexes[movie] >= 0) {
        moved[indexes[movie]] = places[movie];
      }
    }
    return new Popularity(traits, shrinkage, people, counts, moved);
  }
}
