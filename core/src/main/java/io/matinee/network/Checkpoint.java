package io.matinee.network;

import io.matinee.data.SplitSpec;
import io.matinee.model.Json;
import io.matinee.model.ModelFile;
import io.matinee.model.Tensor;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * The state of an unfinished training on disk. A training that goes on from it ends with the very
 * weights that it would have had without the interruption.
 *
 * @param dataChecksum the identity of the data trained on
 * @param split which part was held out
 * @param settings of the training
 * @param file the whole file
 */
record Checkpoint(String dataChecksum, SplitSpec split, NetworkSettings settings, ModelFile file) {
  private static final String KIND = "network-checkpoint";

  static void save(
      Path path,
      String dataChecksum,
      SplitSpec split,
      NetworkSettings settings,
      TrainingState state) {
    Map<String, String> metadata =
        Map.of(
            "kind", KIND,
            "data", dataChecksum,
            "split", Json.write(split),
            "settings", Json.write(settings),
            "curve", Json.write(state.curve),
            "steps", Long.toString(state.optimizer.steps()));
    Map<String, Tensor> tensors = new TreeMap<>();
    tensors.putAll(WeightTensors.of(NetworkWeights.copyOf(state.net), "now."));
    tensors.putAll(WeightTensors.of(state.best, "best."));
    List<float[]> memory = state.optimizer.memory();
    for (int i = 0; i < memory.size(); i++) {
      tensors.putAll(WeightTensors.parameters(state.net.layout, memory.get(i), memoryPrefix(i)));
    }
    new ModelFile(path, metadata, tensors).write();
  }

  private static String memoryPrefix(int i) {
    return "optimizer." + i + ".";
  }

  static Checkpoint load(Path path) {
    ModelFile file = ModelFile.read(path, KIND);
    NetworkSettings settings = file.json("settings", NetworkSettings.class);
    file.values("now.age.bias", settings.embedding()); // before anything of that size is made
    file.values("now.fc1.bias", settings.hidden1());
    file.values("now.fc2.bias", settings.hidden2());
    return new Checkpoint(file.text("data"), file.json("split", SplitSpec.class), settings, file);
  }

  /** Puts what was saved into {@code state}, which is as new. */
  void restore(TrainingState state) {
    NetworkLayout layout = state.net.layout;
    WeightTensors.read(file, "now.", layout).copyTo(state.net);
    state.best = WeightTensors.read(file, "best.", layout);
    state.curve.addAll(List.of(file.json("curve", EpochResult[].class)));
    List<float[]> memory = state.optimizer.memory();
    for (int i = 0; i < memory.size(); i++) {
      float[] saved = WeightTensors.readParameters(file, memoryPrefix(i), layout);
      System.arraycopy(saved, 0, memory.get(i), 0, saved.length);
    }
    state.optimizer.resumeAfter(file.json("steps", Long.class));
  }
}
