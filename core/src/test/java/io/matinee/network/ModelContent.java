package io.matinee.network;

import io.matinee.data.Dataset;
import io.matinee.data.Ratings;
import io.matinee.model.ModelFile;
import io.matinee.model.Predictions;
import io.matinee.model.Profile;
import io.matinee.model.RatingPredictor;
import io.matinee.model.Tensor;
import java.nio.IntBuffer;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** What a trained network holds, for comparisons to the last bit. */
final class ModelContent {
  private ModelContent() {}

  /** All that its file holds; tensors as the bits of floats. */
  static Map<String, Object> of(NetworkModel model, Path folder) {
    Path path = folder.resolve("content.safetensors");
    model.save(path);
    ModelFile file = ModelFile.read(path, NetworkModel.KIND);
    Map<String, Object> content = new TreeMap<>(file.metadata());
    file.tensors().forEach((name, tensor) -> content.put(name, bits(tensor)));
    return content;
  }

  private static IntBuffer bits(Tensor tensor) {
    int[] bits = new int[tensor.values().length];
    Arrays.setAll(bits, i -> Float.floatToRawIntBits(tensor.values()[i]));
    return IntBuffer.wrap(bits);
  }

  /** The model's RMSE on {@code ratings} of {@code dataset}, in stars. */
  static double rmse(NetworkModel model, Dataset dataset, Ratings ratings) {
    RatingPredictor predictor = model.predictor(dataset.movies());
    List<Profile> people = Profile.ofUsers(dataset, ratings);
    return Predictions.rmse(Predictions.of(predictor, people, ratings), ratings);
  }
}
