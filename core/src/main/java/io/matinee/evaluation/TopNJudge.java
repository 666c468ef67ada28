package io.matinee.evaluation;

import io.matinee.MatineeException;
import io.matinee.data.Dataset;
import io.matinee.data.Ratings;
import io.matinee.data.Split;
import io.matinee.model.Profile;
import io.matinee.ranking.Ranker;
import io.matinee.recommendation.BestMovies;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.List;
import java.util.function.Function;
import java.util.function.IntFunction;

/**
 * Judges lists on the test part of one split. All movies of the catalogue that a person has not
 * rated in the training part are candidates; none are sampled. {@link PersonTopN} and {@link
 * ListMetrics} define what is measured; figures are means over people who have something relevant
 * in the test part.
 */
public final class TopNJudge {
  private final Dataset dataset;
  private final List<Profile> people;
  private final int[] popularity; // [movies] ratings in the training part
  private final int raters; // in the training part
  private final BitSet[] seen; // [users] movies that are no candidates
  private final BitSet[] relevant; // [users] movies
  private final int length;

  /**
   * Prepares to judge on {@code split} of {@code dataset}.
   *
   * @param liked the lowest rating that makes a movie of the test part relevant, in stars
   * @param length of the lists, k, 1 or more
   * @throws MatineeException if nothing relevant is held out
   */
  public TopNJudge(Dataset dataset, Split split, float liked, int length) {
    this(dataset, Part.of(dataset, "split", split, liked), length);
  }

  /** The same for a part in which people may be known by other ratings than those of training. */
  TopNJudge(Dataset dataset, Part part, int length) {
    this.dataset = dataset;
    this.people = part.people();
    this.popularity = part.train().countPerMovie(dataset.movies().size());
    int[] given = part.train().countPerUser(people.size());
    this.raters = (int) Arrays.stream(given).filter(count -> count > 0).count();
    this.seen = movies(part.seen(), people.size(), Float.NEGATIVE_INFINITY);
    this.relevant = movies(part.test(), people.size(), part.relevant());
    this.length = length;
    if (Arrays.stream(relevant).allMatch(BitSet::isEmpty)) {
      throw new MatineeException("expected something relevant held out, found nothing");
    }
  }

  /** The movies that each person rated so high or higher. */
  private static BitSet[] movies(Ratings ratings, int people, float lowest) {
    BitSet[] movies = new BitSet[people];
    Arrays.setAll(movies, person -> new BitSet());
    for (int row = 0; row < ratings.size(); row++) {
      if (ratings.value(row) >= lowest) {
        movies[ratings.user(row)].set(ratings.movie(row));
      }
    }
    return movies;
  }

  /** How good lists of the highest scores are; equal scores by popularity. */
  public TopNJudgement judge(Ranker ranker) {
    float[] scores = new float[dataset.movies().size()];
    return judgeEach(
        ranker.name(),
        person -> {
          ranker.score(people.get(person), scores);
          return BestMovies.of(length, scores, popularity, movie -> !seen[person].get(movie));
        });
  }

  /**
   * How good lists are that are made in whatever way.
   *
   * @param lists dense movie indexes for a person, the best first, at most k, none of them rated in
   *     the training part
   */
  public TopNJudgement judge(String name, Function<Profile, int[]> lists) {
    return judgeEach(name, person -> lists.apply(people.get(person)));
  }

  private TopNJudgement judgeEach(String name, IntFunction<int[]> lists) {
    List<PersonTopN> judged = new ArrayList<>();
    List<int[]> made = new ArrayList<>();
    for (int person = 0; person < relevant.length; person++) {
      if (!relevant[person].isEmpty()) {
        int[] list = lists.apply(person);
        made.add(list);
        judged.add(PersonTopN.of(person, list, relevant[person], length));
      }
    }
    ListMetrics metrics = ListMetrics.of(made, dataset.movies(), popularity, raters);
    return new TopNJudgement(name, length, judged, relevant.length - judged.size(), metrics);
  }
}
