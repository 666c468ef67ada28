package io.matinee.data;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DatasetLocatorTest {
  @TempDir Path temp;
  private final RecordingListener listener = new RecordingListener();
  private final Map<String, String> environment = new HashMap<>(Map.of("MATINEE_OFFLINE", "1"));
  private Path small;

  @BeforeEach
  void writeFiles() throws IOException {
    small = SmallMovieLens.write(temp.resolve("small"));
  }

  @Test
  void takesTheNamedPlaceFirst() {
    environment.put("MATINEE_DATA", temp.resolve("nothing").toString());

    assertThat(locate(small).provenance().location()).isEqualTo(small.toString());
    assertThat(listener.notes).isEmpty();
  }

  @Test
  void takesTheEnvironmentsPlaceNext() {
    environment.put("MATINEE_DATA", small.toString());

    assertThat(locate(null).provenance().location()).isEqualTo(small.toString());
  }

  @Test
  void refusesANamedPlaceThatIsNotThere() {
    environment.put("MATINEE_DATA", small.toString());
    Path nothing = temp.resolve("nothing");

    assertThatThrownBy(() -> locate(nothing))
        .isInstanceOf(DataException.class)
        .hasMessage(nothing + ": expected a folder or a zip file of data, found nothing");
  }

  @Test
  void refusesAnEnvironmentsPlaceThatIsNotThere() {
    Path nothing = temp.resolve("nothing");
    environment.put("MATINEE_DATA", nothing.toString());

    assertThatThrownBy(() -> locate(null))
        .isInstanceOf(DataException.class)
        .hasMessage(
            nothing
                + ": expected a folder or a zip file of data, found nothing"
                + " (named by MATINEE_DATA)");
  }

  @Test
  void refusesANamedPlaceWithoutADataset(@TempDir Path empty) {
    assertThatThrownBy(() -> locate(empty))
        .isInstanceOf(DataException.class)
        .hasMessageStartingWith(empty + ": expected a dataset, found none; ");
  }

  @Test
  void keepsItsCacheWhereTheEnvironmentSaysOrBelowTheHome() {
    assertThat(locator().cache()).isEqualTo(temp.resolve("home/.cache/matinee/ml-100k"));

    environment.put("XDG_CACHE_HOME", temp.resolve("caches").toString());

    assertThat(locator().cache()).isEqualTo(temp.resolve("caches/matinee/ml-100k"));
  }

  @Test
  void readsTheCacheWithoutTheNetwork() throws IOException {
    SmallMovieLens.write(locator().cache());

    assertThat(locate(null).provenance())
        .isEqualTo(new Provenance("MovieLens 100K", locator().cache().toString(), false));
    assertThat(listener.notes).isEmpty();
  }

  @Test
  void saysWhatToDoAboutADamagedCache() throws IOException {
    Path cache = SmallMovieLens.write(locator().cache());
    SmallMovieLens.replaceLine(cache, "u.data", 2, "1\t1");

    assertThatThrownBy(() -> locate(null))
        .isInstanceOf(DataException.class)
        .hasMessage(
            "the cache "
                + cache
                + " is damaged: u.data:2: expected 4 tab-separated fields, found 2;"
                + " delete the folder and start again");
  }

  @Test
  void noticesACacheOfOtherFiles() throws IOException {
    Path cache = SmallMovieLens.write(locator().cache());
    SmallMovieLens.replaceLine(cache, "u.user", 1, "1|25|M|artist|01234");

    assertThatThrownBy(() -> locate(null))
        .isInstanceOf(DataException.class)
        .hasMessage(
            "the cache "
                + cache
                + " is damaged: its files are not those that were downloaded;"
                + " delete the folder and start again");
  }

  @Test
  void announcesTheSyntheticSample() {
    Dataset dataset = locate(null);

    assertThat(dataset.provenance().synthetic()).isTrue();
    assertThat(dataset.ratings().size()).isEqualTo(100_000);
    assertThat(listener.notes)
        .containsExactly(
            "not downloading MovieLens 100K, MATINEE_OFFLINE is set",
            "using a synthetic sample in the shape of MovieLens 100K; for real data name a folder"
                + " or zip with --data");
    assertThat(Files.exists(locator().cache())).isFalse();
  }

  private Dataset locate(Path named) {
    return locator().locate(named, listener);
  }

  private DatasetLocator locator() {
    return new DatasetLocator(
        environment,
        temp.resolve("home"),
        new MovieLensDownload(
            URI.create("http://localhost/"), SmallMovieLens.sums(), HttpFetch.standard()));
  }
}
