package io.matinee.evaluation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.matinee.data.Dataset;
import io.matinee.data.DatasetReader;
import io.matinee.data.Ratings;
import io.matinee.data.SyntheticDataset;
import io.matinee.model.DatedScorer;
import io.matinee.model.MovieScorer;
import io.matinee.model.Profile;
import io.matinee.model.Profile.RatedMovie;
import io.matinee.model.RatingPredictor;
import io.matinee.ranking.Ranker;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

class ColdStartTest {
  private static final Dataset DATA = SyntheticDataset.generate(40, 60, 1200, 9);

  /** Ratings of people beyond their twentieth, counted person by person. */
  private static int tested(Dataset data) {
    int[] counts = data.ratings().countPerUser(data.users().size());
    return Arrays.stream(counts).map(count -> Math.max(0, count - 20)).sum();
  }

  @Test
  void newPeopleAreNotInTrainingAndTheSameRatingsAreTestedHoweverManyAreGiven() {
    Recorder recorder = new Recorder();
    Map<Integer, List<RatingJudgement>> judged =
        new ColdPeople(DATA, 4, 1)
            .judge(
                (fold, train) -> {
                  recorder.trained(train);
                  return List.of(recorder);
                },
                false);
    assertThat(judged.keySet()).containsExactlyElementsOf(ColdPeople.GIVEN);
    assertThat(judged.values())
        .allSatisfy(
            models -> {
              assertThat(models).hasSize(1);
              assertThat(models.get(0).overall().ratings()).isEqualTo(tested(DATA));
            });
    assertThat(recorder.trainings).isEqualTo(4);
    assertThat(recorder.trainedOn).as("each rating in all trainings but one").isEqualTo(3 * 1200);
    for (Profile profile : recorder.asked) {
      assertThat(ColdPeople.GIVEN).contains(profile.history().size());
    }
  }

  @Test
  void whatIsGivenOfAPersonIsNotTested() {
    RatingPredictor checking =
        new Recorder() {
          @Override
          public MovieScorer bind(Profile profile) {
            List<Integer> given = profile.history().stream().map(RatedMovie::movie).toList();
            assertThat(given).doesNotHaveDuplicates();
            return scorer(movies -> assertThat(movies).noneMatch(given::contains));
          }
        };
    new ColdPeople(DATA, 4, 1).judge((fold, train) -> List.of(checking), false);
  }

  @Test
  void newMoviesAreNotInTrainingAndEveryRatingIsTestedOnce() {
    List<RatingJudgement> judged =
        new ColdMovies(DATA, 3, 1)
            .judge(
                (fold, train) -> {
                  int[] counts = train.countPerMovie(DATA.movies().size());
                  return List.of(
                      new Recorder() {
                        @Override
                        public MovieScorer bind(Profile profile) {
                          return scorer(
                              movies -> assertThat(movies).allMatch(movie -> counts[movie] == 0));
                        }
                      });
                },
                false);
    assertThat(judged)
        .singleElement()
        .satisfies(j -> assertThat(j.overall().ratings()).isEqualTo(1200));
  }

  /** Everything is predicted as 3: the error is that of the test ratings, worked out here. */
  @Test
  void theErrorIsThatOfAllFoldsTogether() {
    double squares = 0;
    for (int row = 0; row < DATA.ratings().size(); row++) {
      squares += Math.pow(DATA.ratings().value(row) - 3, 2);
    }
    List<RatingJudgement> judged =
        new ColdMovies(DATA, 3, 1).judge((fold, train) -> List.of(new Recorder()), false);
    assertThat(judged.get(0).overall().rmse()).isCloseTo(Math.sqrt(squares / 1200), within(1e-12));
  }

  @Test
  void datesAreToldOnlyWhereTheyAreAskedFor() {
    Recorder with = new Recorder();
    Recorder without = new Recorder();
    new ColdMovies(DATA, 2, 1).judge((fold, train) -> List.of(with), true);
    new ColdMovies(DATA, 2, 1).judge((fold, train) -> List.of(without), false);
    assertThat(with.dated).hasValue(1200);
    assertThat(without.dated).hasValue(0);
  }

  /**
   * Popularity goes by no ratings of theirs, so however many are given, their lists are the same.
   */
  @Test
  void listsOfNewcomersAreOfTheSameMoviesHoweverManyRatingsAreGiven() {
    List<TopNJudgement> judged =
        ColdPeople.GIVEN.stream()
            .map(given -> new ColdPeople(DATA, 4, 1).parts(given).get(0))
            .map(part -> new TopNJudge(DATA, part, 5).judge(mostRated(part.train())))
            .toList();
    assertThat(judged.get(0).people()).isNotEmpty();
    assertThat(judged).allSatisfy(of -> assertThat(of.people()).isEqualTo(judged.get(0).people()));
  }

  private static Ranker mostRated(Ratings train) {
    int[] counts = train.countPerMovie(DATA.movies().size());
    return new Ranker() {
      @Override
      public String name() {
        return "most rated";
      }

      @Override
      public void score(Profile profile, float[] into) {
        for (int movie = 0; movie < into.length; movie++) {
          into[movie] = counts[movie];
        }
      }
    };
  }

  @Test
  void protocolsSayWhatWasDone() {
    assertThat(new ColdPeople(DATA, 4, 1).protocol().split())
        .isEqualTo(
            "4 folds by person in turn, seed 1, of each person a pool of 20 ratings to give from");
    assertThat(new ColdPeople(DATA, 4, 1).protocol().testRatings()).isEqualTo(tested(DATA));
    assertThat(new ColdMovies(DATA, 4, 1).protocol().testRatings()).isEqualTo(1200);
    assertThat(new ColdMovies(DATA, 4, 1).protocol().trainRatings()).isEqualTo(900);
  }

  @Test
  void foldsThatCannotBeAreRefused() {
    assertThatThrownBy(() -> new ColdPeople(DATA, 1, 1))
        .hasMessage("expected from 2 folds to one for each of 40 people, found 1");
    assertThatThrownBy(() -> new ColdMovies(DATA, 61, 1))
        .hasMessage("expected from 2 folds to one for each of 60 movies, found 61");
    Dataset sparse = SyntheticDataset.generate(10, 20, 100, 9);
    assertThatThrownBy(() -> new ColdPeople(sparse, 2, 1))
        .hasMessage("expected people with more than 20 ratings, found none");
  }

  /** 100,000 ratings of 943 people, each of whom has at least twenty. */
  @Test
  void ofMovieLens100kTheSame81140AreTested() {
    String place = System.getenv("MATINEE_DATA");
    assumeTrue(
        place != null && !place.isBlank() && Files.isDirectory(Path.of(place)),
        "skipped: set MATINEE_DATA to a folder with MovieLens 100K to run this test");
    Dataset data = DatasetReader.standard().read(Path.of(place));
    assertThat(new ColdPeople(data, 5, 42).protocol().testRatings()).isEqualTo(100_000 - 943 * 20);
  }

  /** What is done with the movies that are asked about. */
  private interface Check {
    void of(List<Integer> movies);
  }

  /** Predicts 3 for everything, and remembers what it was given. */
  private static class Recorder implements RatingPredictor {
    final List<Profile> asked = Collections.synchronizedList(new ArrayList<>());
    int trainings;
    int trainedOn;
    final AtomicInteger dated = new AtomicInteger(); // people are predicted for side by side

    void trained(Ratings train) {
      trainings++;
      trainedOn += train.size();
    }

    @Override
    public String name() {
      return "three";
    }

    @Override
    public MovieScorer bind(Profile profile) {
      asked.add(profile);
      return scorer(movies -> {});
    }

    MovieScorer scorer(Check check) {
      return new DatedScorer() {
        @Override
        public void scoreAt(int[] movies, long[] epochSeconds, float[] into) {
          dated.addAndGet(movies.length);
          score(movies, into);
        }

        @Override
        public void score(int[] movies, float[] into) {
          check.of(Arrays.stream(movies).boxed().toList());
          Arrays.fill(into, 3);
        }

        @Override
        public void scoreAll(float[] into) {
          Arrays.fill(into, 3);
        }
      };
    }
  }
}
