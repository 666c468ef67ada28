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
    Map<String, Tensor> tensors = parameters(network.layout(), network.weights(), prefix);
    tensors.put(prefix + "bn1.running_mean", Tensor.vector(network.mean1()));
    tensors.put(prefix + "bn1.running_var", Tensor.vector(network.variance1()));
    tensors.put(prefix + "bn2.running_mean", Tensor.vector(network.mean2()));
    tensors.put(prefix + "bn2.running_var", Tensor.vector(network.variance2()));
    return tensors;
  }

  /**
   * Something of each parameter, its names beginning with {@code prefix}.
   *
   * @param values [layout.size()]
   */
  static Map<String, Tensor> parameters(NetworkLayout layout, float[] values, String prefix) {
    Map<String, Tensor> tensors = new TreeMap<>();
    for (NetworkLayout.Slot slot : layout.slots()) {
      tensors.put(prefix + slot.name(), tensor(slot, values));
    }
    return tensors;
  }

  private static Tensor tensor(NetworkLayout.Slot slot, float[] weights) {
    float[] values = new float[slot.size()];
    if (slot.kind() == NetworkLayout.Kind.LINEAR) {
      for (int first = 0; first < slot.columns(); first += slot.slice()) {
        slice(slot, weights, first).transposeTo(outputs(slot, values, first));
      }
      return new Tensor(new int[] {slot.columns(), slot.rows()}, values);
    }
    System.arraycopy(weights, slot.offset(), values, 0, values.length);
    return slot.kind() == NetworkLayout.Kind.VECTOR
        ? Tensor.vector(values)
        : new Tensor(new int[] {slot.rows(), slot.columns()}, values);
  }

  /** A slice of linear weights where they stand among all, [inputs × outputs of the slice]. */
  private static Matrix slice(NetworkLayout.Slot slot, float[] weights, int first) {
    return Matrix.at(weights, slot.sliceAt(first), slot.rows(), slot.sliceWidth(first));
  }

  /** The same in PyTorch's matrix, [outputs of the slice × inputs]. */
  private static Matrix outputs(NetworkLayout.Slot slot, float[] values, int first) {
    return Matrix.at(values, first * slot.rows(), slot.sliceWidth(first), slot.rows());
  }

  /** The weights that {@code file} holds under {@code prefix}. */
  static NetworkWeights read(ModelFile file, String prefix, NetworkLayout layout) {
    float[] weights = readParameters(file, prefix, layout);
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

  /** What {@code file} holds of each parameter under {@code prefix}, [layout.size()]. */
  static float[] readParameters(ModelFile file, String prefix, NetworkLayout layout) {
    // First of all, so that no array is made in a size that only the settings claim.
    layout.slots().forEach(slot -> file.values(prefix + slot.name(), slot.size()));
    float[] weights = new float[layout.size()];
    for (NetworkLayout.Slot slot : layout.slots()) {
      float[] values = file.values(prefix + slot.name(), slot.size());
      if (slot.kind() == NetworkLayout.Kind.LINEAR) {
        for (int first = 0; first < slot.columns(); first += slot.slice()) {
          outputs(slot, values, first).transposeTo(slice(slot, weights, first));
        }
      } else {
        System.arraycopy(values, 0, weights, slot.offset(), values.length);
      }
    }
    return weights;
  }
}
