package io.matinee.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.matinee.data.Dataset;
import io.matinee.data.Demographics;
import io.matinee.data.SplitSpec;
import io.matinee.data.SyntheticDataset;
import io.matinee.network.NetworkModel;
import io.matinee.network.NetworkSettings;
import io.matinee.network.NetworkTrainer;
import io.matinee.network.TrainingListener;
import java.nio.file.Path;
import java.util.Map;
import java.util.TreeMap;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A whole file, checksum and all, whose parts are changed so that they do not fit each other. */
class NetworkModelFileTest {
  private static final Dataset DATA = SyntheticDataset.generate(20, 30, 200, 1);
  private static NetworkModel model;

  @TempDir Path folder;
  private Path path;
  private Map<String, String> metadata;
  private Map<String, Tensor> tensors;

  @BeforeAll
  static void train() {
    NetworkSettings settings =
        NetworkSettings.builder().embedding(3).hidden(4, 5).epochs(2).batch(32).build();
    model =
        new NetworkTrainer(settings, TrainingListener.SILENT).train(DATA, SplitSpec.random(0.8, 1));
  }

  @BeforeEach
  void save() {
    path = folder.resolve("network.safetensors");
    model.save(path);
    ModelFile file = ModelFile.read(path, NetworkModel.KIND);
    metadata = new TreeMap<>(file.metadata());
    tensors = new TreeMap<>(file.tensors());
  }

  @Test
  void comesBackAsItWas() {
    NetworkModel back = NetworkModel.load(path);
    assertThat(back.card()).isEqualTo(model.card());
    assertThat(back.settings()).isEqualTo(model.settings());
    assertThat(back.curve()).isEqualTo(model.curve());
    assertThat(scores(back)).isEqualTo(scores(model));
  }

  private static float[] scores(NetworkModel model) {
    float[] scores = new float[DATA.movies().size()];
    Profile newcomer = Profile.newcomer(new Demographics(33, "F", null, "99999"));
    model.predictor(DATA.movies()).bind(newcomer).scoreAll(scores);
    return scores;
  }

  /** Each replaces one piece of a JSON text by another. */
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "settings | \"embedding\":3     | \"embedding\":0          | its settings cannot be read",
        "settings | \"embedding\":3     | \"embedding\":-3         | its settings cannot be read",
        "settings | \"embedding\":3     | \"embedding\":3.5        | its settings cannot be read",
        "settings | \"embedding\":3     | \"embedding\":9999999999 | its settings cannot be read",
        "settings | \"embedding\":3,    | ``                       | its settings cannot be read",
        "settings | \"dropout\":0.2     | \"dropout\":1.0          | its settings cannot be read",
        "settings | \"ADAM\"            | \"EVE\"                  | its settings cannot be read",
        "settings | {                   | ``                       | its settings cannot be read",
        "settings | \"embedding\":3     | \"embedding\":4          | expected tensor zip_embedding",
        "settings | \"hidden1\":4       | \"hidden1\":1000000000   | expected tensor fc1.weight",
        "settings | \"hidden2\":5       | \"hidden2\":2147483647   | expected tensor fc2.weight",
        "settings | \"embedding\":3     | \"embedding\":715827883  | expected tensor ",
        "features | \"zipCodes\":[      | \"zipCodes\":[\"x\",     | expected tensor zip_embedding",
        "features | \"genres\":[        | \"genres\":[\"x\",       | expected tensor fc1.weight",
        "features | \"zipCodes\"        | \"zip\"                  | its features cannot be read",
        "features | \"age\"             | \"years old\"            | its features cannot be read",
        "features | \"genres\":[        | \"genres\":[null,        | its features cannot be read",
        "features | \"deviation\":      | \"deviation\":-          | its features cannot be read",
        "features | \"femaleShare\":    | \"femaleShare\":1        | its features cannot be read",
        "scale    | \"min\":1.0         | \"min\":5.0              | its scale cannot be read",
        "card     | \"split\"           | \"spilt\"                | its card cannot be read",
        "curve    | [                   | [null,                   | its curve cannot be read",
      })
  void partsThatDoNotFit(String name, String from, String to, String problem) {
    assertThat(metadata.get(name)).contains(from);
    metadata.put(name, metadata.get(name).replaceFirst("\\Q" + from + "\\E", to));
    assertRefused(problem);
  }

  @Test
  void everyMissingText() {
    for (String name : new String[] {"settings", "features", "scale", "card", "curve"}) {
      String text = metadata.remove(name);
      assertRefused("expected metadata " + name + ", found none");
      metadata.put(name, "null");
      assertRefused("expected " + name + ", found null");
      metadata.put(name, text);
    }
  }

  @Test
  void everyMissingTensorAndEveryTensorOfAnotherLength() {
    for (String name : new TreeMap<>(tensors).keySet()) {
      Tensor tensor = tensors.remove(name);
      assertRefused("expected tensor " + name + " with ");
      tensors.put(name, Tensor.vector(new float[tensor.values().length + 1]));
      assertRefused("expected tensor " + name + " with ");
      tensors.put(name, tensor);
    }
  }

  /** Two gigabytes of weights for a checkpoint that has none of them. */
  @Test
  void aCheckpointWhoseSettingsDoNotFit() {
    metadata.put("kind", "network-checkpoint");
    metadata.put("data", DATA.checksum());
    metadata.put("split", Json.write(SplitSpec.random(0.8, 1)));
    assertCheckpointRefused("expected tensor now.age.bias with 3 values, found none");
    tensors.put("now.age.bias", Tensor.vector(new float[3]));
    tensors.put("now.fc1.bias", Tensor.vector(new float[4]));
    tensors.put("now.fc2.bias", Tensor.vector(new float[5]));
    metadata.computeIfPresent(
        "settings", (k, s) -> s.replace("hidden1\":4", "hidden1\":500000000"));
    assertCheckpointRefused("expected tensor now.fc1.bias with 500000000 values, found 4");
    metadata.computeIfPresent(
        "settings", (k, s) -> s.replace("hidden1\":500000000", "hidden1\":4"));
    assertCheckpointRefused("expected tensor now.zip_embedding.weight with ");
  }

  private void assertCheckpointRefused(String problem) {
    assertRefused(() -> NetworkTrainer.resume(DATA, path, TrainingListener.SILENT, 1), problem);
  }

  private void assertRefused(String problem) {
    assertRefused(() -> NetworkModel.load(path), problem);
  }

  private void assertRefused(ThrowingCallable reader, String problem) {
    new ModelFile(path, metadata, tensors).write();
    assertThatThrownBy(reader)
        .isInstanceOf(ModelFileException.class)
        .hasMessageStartingWith(path + ": " + problem)
        .hasMessageEndingWith("; train again")
        .satisfies(e -> assertThat(e.getMessage()).hasLineCount(1));
  }
}
