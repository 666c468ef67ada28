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
  private final double[] shares; // [movies] of all people who rated each

  Popularity(PersonTraits traits, double shrinkage, float[] people, float[] counts, int[] places) {
    this.traits = traits;
    this.shrinkage = shrinkage;
    this.people = people;
    this.counts = counts;
    this.places = places;
    this.shares = new double[counts.length / people.length];
    for (int movie = 0; movie < shares.length; movie++) {
      shares[movie] = counts[movie] / Math.max(1, people[0]);
    }
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
    score(profile, into, new float[into.length]);
  }

  /**
   * Scores, and says how much more people like this one watch each movie than all people do.
   *
   * @param into [movies], overwritten
   * @param ratios [movies], overwritten; 1 for a movie that nobody watched
   */
  void score(Profile profile, float[] into, float[] ratios) {
    double[] products = new double[shares.length];
    Arrays.fill(products, 1);
    int[] groups = groups(traits, profile.demographics());
    for (int i = 1; i < groups.length; i++) {
      multiplyRatios(groups[i], products);
    }
    for (int movie = 0; movie < places.length; movie++) {
      int place = places[movie];
      boolean known = place >= 0 && shares[place] > 0;
      ratios[movie] = known ? (float) products[place] : 1;
      into[movie] = known ? (float) Math.min(1, shares[place] * products[place]) : 0;
    }
  }

  /** Movie by movie without a branch, so that the compiler makes vector instructions of it. */
  private void multiplyRatios(int group, double[] products) {
    float[] ofGroup =
        Arrays.copyOfRange(counts, group * shares.length, (group + 1) * shares.length);
    double all = people[group] + shrinkage;
    for (int place = 0; place < products.length; place++) {
      products[place] *= (ofGroup[place] + shrinkage * shares[place]) / all / shares[place];
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
