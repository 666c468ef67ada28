package io.matinee.factorization;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.fail;

import io.matinee.MatineeException;
import io.matinee.data.Dataset;
import io.matinee.data.RatingScale;
import io.matinee.data.SplitSpec;
import io.matinee.factorization.FactorizationSettings.Noise;
import io.matinee.model.ModelFile;
import io.matinee.model.ModelFileException;
import io.matinee.model.Profile;
import io.matinee.model.Tensor;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Whatever happens to a model's or a checkpoint's file, its reader says so in one line, or reads
 * something that works.
 */
class FactorizationFileFuzzTest {
  private static final Dataset DATA = SampledModels.dataset(8, 7, 0.7, RatingScale.FIVE_STARS, 5);

  @TempDir Path folder;
  private Path model;
  private Path checkpoint;

  /** Something that may refuse a file. */
  private interface Reader {
    void read(Path path);
  }

  @BeforeEach
  void write() {
    FactorizationSettings settings =
        SampledModels.settings(Noise.MIXED, true).sweeps(3).burnIn(1).samples(2).build();
    model = folder.resolve("model");
    checkpoint = folder.resolve("checkpoint");
    new FactorizationTrainer(settings, SamplingListener.SILENT, 1)
        .train(DATA, SplitSpec.all())
        .save(model);
    StoppedSampling.write(DATA, SplitSpec.all(), settings, 2, 2, checkpoint);
  }

  /** Reads a model and uses it. */
  private static void useModel(Path path) {
    FactorizationModel read = FactorizationModel.load(path);
    float[] scores = new float[DATA.movies().size()];
    for (Profile person : Profile.ofUsers(DATA, DATA.ratings())) {
      read.predictor(DATA.movies()).bind(person).scoreAll(scores);
    }
  }

  private static void useCheckpoint(Path path) {
    FactorizationTrainer.resume(DATA, path, SamplingListener.SILENT, 1);
  }

  @Test
  void bothAreReadableAsWritten() {
    assertThat(refuses(model, FactorizationFileFuzzTest::useModel)).isFalse();
    assertThat(refuses(checkpoint, FactorizationFileFuzzTest::useCheckpoint)).isFalse();
  }

  @Test
  void truncationsAreNoticed() throws IOException {
    Path cut = folder.resolve("cut");
    Random random = new Random(1);
    byte[] whole = Files.readAllBytes(model);
    byte[] wholeCheckpoint = Files.readAllBytes(checkpoint);
    for (int i = 0; i < 300; i++) {
      Files.write(cut, Arrays.copyOf(whole, random.nextInt(whole.length)));
      assertThat(refuses(cut, FactorizationFileFuzzTest::useModel)).isTrue();
      Files.write(cut, Arrays.copyOf(wholeCheckpoint, random.nextInt(wholeCheckpoint.length)));
      assertThat(refuses(cut, FactorizationFileFuzzTest::useCheckpoint)).isTrue();
    }
  }

  @Test
  void aFileOfTheOtherKindIsRefused() {
    assertThat(refuses(checkpoint, FactorizationFileFuzzTest::useModel)).isTrue();
    assertThat(refuses(model, FactorizationFileFuzzTest::useCheckpoint)).isTrue();
    assertThat(refuses(folder.resolve("none"), FactorizationFileFuzzTest::useModel)).isTrue();
  }

  /** A file that is whole, and yet its parts do not fit: as one that somebody else made. */
  @Test
  void partsLeftOutOrOfAnotherLengthAreNoticed() {
    for (Path path : List.of(model, checkpoint)) {
      Reader reader =
          path == model
              ? FactorizationFileFuzzTest::useModel
              : FactorizationFileFuzzTest::useCheckpoint;
      ModelFile file = ModelFile.read(path);
      for (String name : file.tensors().keySet()) {
        assertThat(refuses(with(file, name, (float[]) null), reader)).as("no %s", name).isTrue();
        float[] longer = Arrays.copyOf(file.values(name), file.values(name).length + 1);
        boolean free = name.endsWith(".days"); // as many as the sample has
        assertThat(refuses(with(file, name, longer), reader) || free).as("long %s", name).isTrue();
      }
      for (String name : structured(file)) {
        assertThat(refuses(with(file, name, (String) null), reader)).as("no %s", name).isTrue();
        for (String text : List.of("null", "[]", "{}", "[null]", "7", "\"x\"", "[{}]")) {
          refuses(with(file, name, text), reader); // whatever it says, in one line
        }
      }
    }
  }

  /** Numbers and names in the JSON exchanged for others. */
  @Test
  void metadataWithPiecesExchangedIsNoticedOrWorks() {
    Random random = new Random(2);
    String[] tokens = {"null", "0", "-1", "1", "3", "40", "1e300", "true", "[]", "{}", "\"x\""};
    for (Path path : List.of(model, checkpoint)) {
      Reader reader =
          path == model
              ? FactorizationFileFuzzTest::useModel
              : FactorizationFileFuzzTest::useCheckpoint;
      ModelFile file = ModelFile.read(path);
      List<String> names = structured(file);
      for (int i = 0; i < 400; i++) {
        String name = names.get(random.nextInt(names.size()));
        String[] parts = file.text(name).split("(?<=[\\[\\]{},:])|(?=[\\[\\]{},:])");
        parts[random.nextInt(parts.length)] = tokens[random.nextInt(tokens.length)];
        refuses(with(file, name, String.join("", parts)), reader);
      }
    }
  }

  /** The names of texts that are JSON. */
  private static List<String> structured(ModelFile file) {
    List<String> plain = List.of("kind", "matinee_format", "data");
    return file.metadata().keySet().stream().filter(name -> !plain.contains(name)).toList();
  }

  private Path with(ModelFile file, String name, String text) {
    Map<String, String> metadata = new TreeMap<>(file.metadata());
    metadata.remove(name);
    if (text != null) {
      metadata.put(name, text);
    }
    return write(metadata, file.tensors());
  }

  private Path with(ModelFile file, String name, float[] values) {
    Map<String, Tensor> tensors = new TreeMap<>(file.tensors());
    tensors.remove(name);
    if (values != null) {
      tensors.put(name, Tensor.vector(values));
    }
    return write(file.metadata(), tensors);
  }

  private Path write(Map<String, String> metadata, Map<String, Tensor> tensors) {
    Path path = folder.resolve("changed");
    new ModelFile(path, metadata, tensors).write();
    return path;
  }

  private static boolean refuses(Path path, Reader reader) {
    try {
      reader.read(path);
      return false;
    } catch (ModelFileException e) {
      if (!e.getMessage().startsWith(path + ": ") || e.getMessage().lines().count() != 1) {
        fail("expected one line that begins with the path, found " + e.getMessage());
      }
      return true;
    } catch (MatineeException e) { // of a checkpoint: the data has no such split, and the like
      assertThat(e.getMessage().lines()).hasSize(1);
      return true;
    }
  }
}
