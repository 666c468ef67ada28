package io.matinee.evaluation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.matinee.MatineeException;
import io.matinee.data.Dataset;
import io.matinee.data.Demographics;
import io.matinee.data.Movie;
import io.matinee.data.Ratings;
import io.matinee.data.Split;
import io.matinee.model.HandMade;
import io.matinee.model.Profile;
import io.matinee.ranking.Ranker;
import java.util.BitSet;
import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Lists of two and three movies, worked by hand. */
class TopNJudgeTest {
  private static final double SECOND = 1 / 1.5849625007211562; // 1 / log₂ 3
  private static final double THIRD = 0.5; // 1 / log₂ 4

  private static PersonTopN judge(int[] list, int k, int... relevant) {
    BitSet set = new BitSet();
    for (int movie : relevant) {
      set.set(movie);
    }
    return PersonTopN.of(7, list, set, k);
  }

  @Test
  void firstAndThirdOfThree() {
    PersonTopN judged = judge(new int[] {5, 1, 9}, 3, 9, 5, 2, 3);
    assertThat(judged.person()).isEqualTo(7);
    assertThat(judged.precision()).isEqualTo(2.0 / 3);
    assertThat(judged.recall()).isEqualTo(2.0 / 4);
    assertThat(judged.ndcg()).isCloseTo((1 + THIRD) / (1 + SECOND + THIRD), within(1e-12));
    assertThat(judged.averagePrecision()).isCloseTo((1 + 2.0 / 3) / 4, within(1e-12));
    assertThat(judged.reciprocalRank()).isEqualTo(1);
    assertThat(judged.hit()).isEqualTo(1);
  }

  @Test
  void secondOfTwoTheOnlyRelevant() {
    PersonTopN judged = judge(new int[] {5, 1}, 2, 1);
    assertThat(judged.precision()).isEqualTo(0.5);
    assertThat(judged.recall()).isEqualTo(1);
    assertThat(judged.ndcg()).isCloseTo(SECOND, within(1e-12));
    assertThat(judged.averagePrecision()).isEqualTo(0.5);
    assertThat(judged.reciprocalRank()).isEqualTo(0.5);
  }

  @Test
  void nothingRelevantInTheList() {
    assertThat(judge(new int[] {5, 1}, 2, 3)).isEqualTo(new PersonTopN(7, 0, 0, 0, 0, 0, 0));
  }

  /** One movie where two were asked for: the place that is left is a miss. */
  @Test
  void aListTooShort() {
    PersonTopN judged = judge(new int[] {5}, 2, 5, 6);
    assertThat(judged.precision()).isEqualTo(0.5);
    assertThat(judged.ndcg()).isCloseTo(1 / (1 + SECOND), within(1e-12));
    assertThat(judged.averagePrecision()).isEqualTo(0.5);
  }

  /** The best list of two has two of the four; recall and average precision are by all four. */
  @Test
  void moreRelevantThanPlaces() {
    PersonTopN judged = judge(new int[] {4, 1}, 2, 1, 2, 3, 4);
    assertThat(judged.precision()).isEqualTo(1);
    assertThat(judged.recall()).isEqualTo(2.0 / 4);
    assertThat(judged.ndcg()).isCloseTo(1, within(1e-12));
    assertThat(judged.averagePrecision()).isEqualTo((1 + 1) / 4.0);
  }

  /** Two movies in as many places: no inequality. All places to one of two: (2 - 1) / 2. */
  @Test
  void giniOfEqualAndOfAllToOne() {
    List<Movie> two =
        List.of(new Movie("a", "A", null, List.of()), new Movie("b", "B", null, List.of()));
    List<int[]> each = List.of(new int[] {0}, new int[] {1});
    ListMetrics equal = ListMetrics.of(each, two, new int[] {0, 0}, 1);
    assertThat(equal.gini()).isZero();
    assertThat(equal.diversity()).as("of lists with no pair").isZero();
    List<int[]> same = List.of(new int[] {0}, new int[] {0});
    assertThat(ListMetrics.of(same, two, new int[] {0, 0}, 1).gini()).isEqualTo(0.5);
  }

  /**
   * Four movies with 3, 1, 0 and 0 ratings of 3 people; lists (0, 1) and (0, 2). Places are 2, 1,
   * 1, 0: Gini (-3·0 - 1·1 + 1·1 + 3·2) / (4·4).
   */
  @Test
  void whatListsAreLike() {
    List<Movie> movies =
        List.of(
            new Movie("a", "A", null, List.of("Comedy")),
            new Movie("b", "B", null, List.of("Comedy", "Drama")),
            new Movie("c", "C", null, List.of("Western")),
            new Movie("d", "D", null, List.of()));
    List<int[]> lists = List.of(new int[] {0, 1}, new int[] {0, 2});
    ListMetrics found = ListMetrics.of(lists, movies, new int[] {3, 1, 0, 0}, 3);
    assertThat(found.coverage()).isEqualTo(0.75);
    assertThat(found.gini()).isCloseTo(6.0 / 16, within(1e-12));
    assertThat(found.popularity()).isEqualTo(7.0 / 4);
    assertThat(found.novelty()).isCloseTo((0 + 1 + 0 + 2) / 4.0, within(1e-12));
    assertThat(found.diversity()).isCloseTo((0.5 + 1) / 2, within(1e-12));
  }

  private static final Ratings TRAIN = HandMade.ratings(new int[][] {{0, 0, 5}, {1, 1, 5}});
  private static final Ratings TEST =
      HandMade.ratings(new int[][] {{0, 1, 4}, {0, 2, 3}, {1, 0, 3}, {2, 3, 5}});

  private static Dataset dataset() {
    Movie movie = new Movie("", "", null, List.of());
    List<Movie> movies =
        List.of("a", "b", "c", "d").stream()
            .map(id -> new Movie(id, id, movie.year(), movie.genres()))
            .toList();
    return HandMade.dataset(Collections.nCopies(4, Demographics.UNKNOWN), movies, TRAIN);
  }

  /** Always 0, 1, 2, 3. */
  private static final Ranker IN_ORDER =
      new Ranker() {
        @Override
        public String name() {
          return "in order";
        }

        @Override
        public void score(Profile profile, float[] into) {
          for (int movie = 0; movie < into.length; movie++) {
            into[movie] = -movie;
          }
        }
      };

  /** Person 0 gets (1, 2) with 1 relevant; 2 gets (0, 1) with 3 relevant; 1 and 3 have nothing. */
  @Test
  void listsWhatWasNotSeenAndLeavesOutThoseWithNothingToFind() {
    TopNJudgement judged = new TopNJudge(dataset(), new Split(TRAIN, TEST), 4, 2).judge(IN_ORDER);
    assertThat(judged.people()).extracting(PersonTopN::person).containsExactly(0, 2);
    assertThat(judged.leftOut()).isEqualTo(2);
    assertThat(judged.people()).extracting(PersonTopN::ndcg).containsExactly(1.0, 0.0);
    assertThat(judged.mean(PersonTopN::precision)).isEqualTo(0.25);
    assertThat(judged.lists().coverage()).isEqualTo(0.75);
  }

  /**
   * Any rating is relevant; what stands in another part than training is no candidate. Person 0
   * gets (2, 3) with 1, 2 relevant; 1 gets (0, 2) with 0; 2 gets (1, 2) with 3.
   */
  @Test
  void whatIsRelevantAndWhatIsACandidateIsThePartsToSay() {
    Ratings seen = HandMade.ratings(new int[][] {{0, 0, 5}, {0, 1, 1}, {1, 1, 5}, {2, 0, 1}});
    List<Profile> people = Profile.ofUsers(dataset(), TRAIN);
    Part part = new Part("part", TRAIN, TEST, people, seen, 1);
    TopNJudgement judged = new TopNJudge(dataset(), part, 2).judge(IN_ORDER);
    assertThat(judged.people()).extracting(PersonTopN::recall).containsExactly(0.5, 1.0, 0.0);
    assertThat(judged.people())
        .extracting(PersonTopN::reciprocalRank)
        .containsExactly(1.0, 1.0, 0.0);
  }

  @Test
  void refusesATestPartWithNothingToFind() {
    assertThatThrownBy(() -> new TopNJudge(dataset(), new Split(TRAIN, TEST), 5.5f, 2))
        .isInstanceOf(MatineeException.class)
        .hasMessage("expected something relevant held out, found nothing");
  }
}
