package io.matinee.network;

import io.matinee.kernels.Matrix;
import io.matinee.model.ModelFile;
import io.matinee.model.Tensor;
import java.util.Map;
import java.util.TreeMap;

/**
 * The network's weights as named tensors, in the names and shapes of PyTorch's state dictionary.
 */
final class WeightTensors {
  private WeightTensors() {}

  /** The tensors, their names beginning with {@code prefix}. */
  static Map<String, Tensor> of(NetworkWeights network, String prefix) {
    Map<String, Tensor> tensors = new TreeMap<>();
    for (NetworkLayout.Slot slot : network.layout().slots()) {
      tensors.put(prefix + slot.name(), tensor(slot, network.weights()));
    }
    tensors.put(prefix + "bn1.running_mean", Tensor.vector(network.mean1()));
    tensors.put(prefix + "bn1.running_var", Tensor.vector(network.variance1()));
    tensors.put(prefix + "bn2.running_mean", Tensor.vector(network.mean2()));
    tensors.put(prefix + "bn2.running_var", Tensor.vector(network.variance2()));
    return tensors;
  }

  private static Tensor tensor(NetworkLayout.Slot slot, float[] weights) {
    float[] values = new float[slot.size()];
    System.arraycopy(weights, slot.offset(), values, 0, values.length);
    return switch (slot.kind()) {
      case TABLE -> new Tensor(new int[] {slot.rows(), slot.columns()}, values);
      case VECTOR -> Tensor.vector(values);
      case LINEAR ->
          new Tensor(
              new int[] {slot.columns(), slot.rows()},
              transpose(values, slot.rows(), slot.columns()));
    };
  }

  /** The weights that {@code file} holds under {@code prefix}. */
  static NetworkWeights read(ModelFile file, String prefix, NetworkLayout layout) {
    // First of all, so that no array is made in a size that only the settings claim.
    layout.slots().forEach(slot -> file.values(prefix + slot.name(), slot.size()));
    float[] weights = new float[layout.size()];
    for (NetworkLayout.Slot slot : layout.slots()) {
      float[] values = file.values(prefix + slot.name(), slot.size());
      if (slot.kind() == NetworkLayout.Kind.LINEAR) {
        values = transpose(values, slot.columns(), slot.rows());
      }
      System.arraycopy(values, 0, weights, slot.offset(), values.length);
    }
    int width1 = layout.shape().hidden1();
    int width2 = layout.shape().hidden2();
    return new NetworkWeights(
        layout,
        weights,
        file.values(prefix + "bn1.running_mean", width1),
        file.values(prefix + "bn1.running_var", width1),
        file.values(prefix + "bn2.running_mean", width2),
        file.values(prefix + "bn2.running_var", width2));
  }

  /** The transpose of {@code matrix}, [rows × columns]. */
  static float[] transpose(float[] matrix, int rows, int columns) {
    float[] transposed = new float[matrix.length];
    Matrix.of(matrix, rows, columns).transposeTo(Matrix.of(transposed, columns, rows));
    return transposed;
  }
}
