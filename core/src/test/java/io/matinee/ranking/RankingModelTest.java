package io.matinee.ranking;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.matinee.MatineeException;
import io.matinee.data.Dataset;
import io.matinee.data.Movie;
import io.matinee.kernels.Workers;
import io.matinee.model.HandMade;
import io.matinee.model.ModelFile;
import io.matinee.model.ModelFileException;
import io.matinee.model.Profile;
import io.matinee.model.Tensor;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class RankingModelTest {
  private static final RankingModel MODEL = SmallCrowd.model(1);
  private static final Profile PROFILE = SmallCrowd.watched(SmallCrowd.MAN, 6, 8, 0);
  @TempDir private Path folder;

  private static List<Ranker> rankers(RankingModel model) {
    return List.of(model.ease(), model.als(), model.popularity());
  }

  @Test
  void theFileGivesTheSameScores() {
    Path path = folder.resolve("ranking.safetensors");
    MODEL.withMetrics(Map.of("NDCG@10", 0.5)).save(path);
    RankingModel loaded = RankingModel.load(path);
    for (int i = 0; i < 3; i++) {
      assertThat(SmallCrowd.scores(rankers(loaded).get(i), PROFILE))
          .isEqualTo(SmallCrowd.scores(rankers(MODEL).get(i), PROFILE));
    }
    assertThat(loaded.settings()).isEqualTo(MODEL.settings());
    assertThat(loaded.card().metrics()).containsEntry("NDCG@10", 0.5);
    assertThat(loaded.card().dataChecksum()).isEqualTo(SmallCrowd.dataset().checksum());
  }

  @Test
  void threadsAndALaterRunChangeNoBit() throws Exception {
    Path one = folder.resolve("one");
    Path other = folder.resolve("other");
    MODEL.save(one);
    SmallCrowd.model(3).save(other);
    assertThat(Files.readAllBytes(other)).isEqualTo(Files.readAllBytes(one));
  }

  @ParameterizedTest
  @ValueSource(strings = {"ease.weights", "als.1", "popularity.counts", "popularity.people"})
  void aTensorMissingOrOfAnotherSizeIsRefused(String name) {
    ModelFile file = RankingTensors.file(folder.resolve("x"), MODEL);
    Map<String, Tensor> tensors = new TreeMap<>(file.tensors());
    tensors.put(name, Tensor.vector(new float[2]));
    assertThatThrownBy(() -> RankingModel.of(new ModelFile(file.path(), file.metadata(), tensors)))
        .isInstanceOf(ModelFileException.class)
        .hasMessageContaining("expected tensor " + name + " with ");
    tensors.remove(name);
    assertThatThrownBy(() -> RankingModel.of(new ModelFile(file.path(), file.metadata(), tensors)))
        .isInstanceOf(ModelFileException.class);
  }

  @Test
  void moviesOutOfOrderAreRefused() {
    ModelFile file = RankingTensors.file(folder.resolve("x"), MODEL);
    Map<String, Tensor> tensors = new TreeMap<>(file.tensors());
    tensors.put("ease.movies", Tensor.vector(new float[] {1, 1}));
    assertThatThrownBy(() -> RankingModel.of(new ModelFile(file.path(), file.metadata(), tensors)))
        .isInstanceOf(ModelFileException.class)
        .hasMessageContaining("expected ascending movies in ease.movies, found 1.0");
  }

  /** Movies 8, 6 and 7 of the training, and one that is new. */
  @Test
  void servesAnotherCatalogue() {
    List<Movie> movies = SmallCrowd.dataset().movies();
    Movie fresh = new Movie("new", "New", null, List.of());
    RankingModel over = MODEL.over(List.of(movies.get(8), fresh, movies.get(6), movies.get(7)));
    Profile before = SmallCrowd.watched(SmallCrowd.MAN, 6, 8);
    Profile after = SmallCrowd.watched(SmallCrowd.MAN, 2, 0);
    for (int i = 0; i < 3; i++) {
      float[] expected = SmallCrowd.scores(rankers(MODEL).get(i), before);
      float[] found = new float[4];
      rankers(over).get(i).score(after, found);
      assertThat(found).containsExactly(expected[8], 0, expected[6], expected[7]);
    }
    assertThat(MODEL.over(movies)).isSameAs(MODEL);
    assertThatThrownBy(() -> over.save(folder.resolve("x")))
        .isInstanceOf(IllegalStateException.class);
  }

  @Test
  void refusesToLearnFromNothing() {
    Dataset none = HandMade.dataset(1, 1, HandMade.ratings());
    assertThatThrownBy(
            () -> new RankingTrainer(SmallCrowd.settings(), 1).train(none, none.ratings()))
        .isInstanceOf(MatineeException.class)
        .hasMessage("expected ratings to learn from, found none that count");
  }

  @Test
  void similarMoviesAreThoseOfTheSamePeople() {
    SimilarMovies similar = new SimilarMovies(MODEL);
    assertThat(similar.to(7, 5))
        .extracting(Similar::index)
        .containsExactlyInAnyOrder(6, 8, 9, 10, 11);
    assertThat(similar.to(7, 2)).isEqualTo(similar.to(7, 5).subList(0, 2));
    assertThat(similar.to(12, 5)).isEmpty();
  }

  @Test
  void peopleAlikeWatchTheSame() {
    List<Profile> people = Profile.ofUsers(SmallCrowd.dataset(), SmallCrowd.ratings());
    try (Workers workers = new Workers(2)) {
      PeopleAlike alike = new PeopleAlike(MODEL, people, workers);
      assertThat(alike.to(SmallCrowd.watched(SmallCrowd.WOMAN, 6, 7, 9), 20))
          .hasSize(20)
          .allMatch(similar -> similar.index() % 2 == 1); // men's movies
      assertThat(alike.to(people.get(4), 1).get(0).similarity()).isGreaterThan(0.999f);
      assertThat(alike.to(Profile.newcomer(SmallCrowd.MAN), 3)).isEmpty();
    }
  }
}
