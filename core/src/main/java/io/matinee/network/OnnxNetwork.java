package io.matinee.network;

import io.matinee.model.Tensor;
import io.matinee.onnx.OnnxGraph;
import io.matinee.onnx.OnnxGraph.Element;
import java.util.Map;

/**
 * RecommenderNet as it predicts, as an ONNX graph. Its constants are the tensors of the model file,
 * under the same names and in the same shapes.
 */
final class OnnxNetwork {
  private static final Map<String, Number> LAST_AXIS = Map.of("axis", 1);
  private static final Map<String, Number> TRANSPOSED = Map.of("transB", 1);
  private static final Map<String, Number> EPSILON = Map.of("epsilon", BatchNorm.EPSILON);

  private final OnnxGraph graph = new OnnxGraph("RecommenderNet");

  private OnnxNetwork() {}

  /**
   * The graph of {@code trained}.
   *
   * @param highest the rating that the network's 1 stands for, in stars
   */
  static OnnxGraph of(NetworkWeights trained, float highest) {
    OnnxNetwork network = new OnnxNetwork();
    WeightTensors.of(trained, "").forEach(network.graph::constant);
    network.declare(trained.layout().shape().genres());
    network.embed();
    network.hiddenLayers();
    network.rate(highest);
    return network.graph;
  }

  private void declare(int genres) {
    graph.input("zip", "row of the zip code table", Element.INT64);
    graph.input("year", "row of the release year table", Element.INT64);
    graph.input("occupation", "row of the occupation table", Element.INT64);
    graph.input("age", "standard score of the age", Element.FLOAT);
    graph.input("gender", "1 for the answer, 0 for the other: F, M", Element.FLOAT, 2);
    graph.input("genres", "1 for each genre of the movie, else 0", Element.FLOAT, genres);
    graph.output("rating", "predicted rating in stars", Element.FLOAT);
  }

  private void embed() {
    graph.constant("columns", 1);
    for (String table : new String[] {"zip", "year", "occupation"}) {
      graph.node("Gather", table + "_embedded", table + "_embedding.weight", table);
    }
    graph.node("Unsqueeze", "age_column", "age", "columns");
    linear("age_embedded", "age_column", "age");
    linear("gender_embedded", "gender", "gender");
    graph.node(
        "Concat",
        "features",
        LAST_AXIS,
        "zip_embedded",
        "year_embedded",
        "occupation_embedded",
        "age_embedded",
        "gender_embedded",
        "genres");
  }

  private void hiddenLayers() {
    hidden("hidden1", "features", "fc1", "bn1");
    hidden("hidden2", "hidden1", "fc2", "bn2");
  }

  private void hidden(String output, String input, String layer, String norm) {
    linear(layer, input, layer);
    graph.node(
        "BatchNormalization",
        norm,
        EPSILON,
        layer,
        norm + ".weight",
        norm + ".bias",
        norm + ".running_mean",
        norm + ".running_var");
    graph.node("Relu", output, norm);
  }

  private void rate(float highest) {
    graph.constant("highest", Tensor.vector(new float[] {highest}));
    linear("fc3", "hidden2", "fc3");
    graph.node("Sigmoid", "share", "fc3");
    graph.node("Mul", "stars", "share", "highest");
    graph.node("Squeeze", "rating", "stars", "columns");
  }

  /** input · weightᵀ + bias. */
  private void linear(String output, String input, String layer) {
    graph.node("Gemm", output, TRANSPOSED, input, layer + ".weight", layer + ".bias");
  }
}
