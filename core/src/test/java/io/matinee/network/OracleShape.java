package io.matinee.network;

import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.SplittableRandom;

/**
 * The sizes of an oracle's network, and with them the names and shapes of its tensors, which are
 * those of PyTorch's state dictionary.
 *
 * @param zips rows of the zip code table
 * @param years rows of the release year table
 * @param occupations rows of the occupation table
 * @param genres genre flags of a movie
 * @param embedding length of an embedding
 * @param hidden1 units of the first hidden layer
 * @param hidden2 units of the second hidden layer
 */
record OracleShape(
    int zips, int years, int occupations, int genres, int embedding, int hidden1, int hidden2) {

  /** The numbers that go into the first hidden layer: five embeddings and the genre flags. */
  int inputs() {
    return 5 * embedding + genres;
  }

  /** The tensors that are learnt: name to shape; a linear weight is [outputs × inputs]. */
  Map<String, long[]> parameters() {
    Map<String, long[]> shapes = new LinkedHashMap<>();
    shapes.put("zip_embedding.weight", new long[] {zips, embedding});
    shapes.put("year_embedding.weight", new long[] {years, embedding});
    shapes.put("occupation_embedding.weight", new long[] {occupations, embedding});
    putLinear(shapes, "age", embedding, 1);
    putLinear(shapes, "gender", embedding, 2);
    putLinear(shapes, "fc1", hidden1, inputs());
    shapes.put("bn1.weight", new long[] {hidden1});
    shapes.put("bn1.bias", new long[] {hidden1});
    putLinear(shapes, "fc2", hidden2, hidden1);
    shapes.put("bn2.weight", new long[] {hidden2});
    shapes.put("bn2.bias", new long[] {hidden2});
    putLinear(shapes, "fc3", 1, hidden2);
    return shapes;
  }

  private static void putLinear(Map<String, long[]> shapes, String layer, int outputs, int inputs) {
    shapes.put(layer + ".weight", new long[] {outputs, inputs});
    shapes.put(layer + ".bias", new long[] {outputs});
  }

  /** The tensors that a forward pass in training mode moves: name to shape. */
  Map<String, long[]> statistics() {
    Map<String, long[]> shapes = new LinkedHashMap<>();
    shapes.put("bn1.running_mean", new long[] {hidden1});
    shapes.put("bn1.running_var", new long[] {hidden1});
    shapes.put("bn2.running_mean", new long[] {hidden2});
    shapes.put("bn2.running_var", new long[] {hidden2});
    return shapes;
  }

  /**
   * A state as PyTorch starts one: tables N(0, 1), linear layers uniform within ±1/√inputs, batch
   * normalisation with weight 1, bias 0, running mean 0 and running variance 1.
   */
  Map<String, float[]> start(SplittableRandom random) {
    Map<String, long[]> parameters = parameters();
    Map<String, float[]> state = new LinkedHashMap<>();
    parameters.forEach((name, dims) -> state.put(name, startOf(name, parameters, random)));
    statistics().forEach((name, dims) -> state.put(name, filled(dims, name.endsWith("var"))));
    return state;
  }

  private static float[] startOf(
      String name, Map<String, long[]> parameters, SplittableRandom random) {
    long[] dims = parameters.get(name);
    if (name.startsWith("bn")) {
      return filled(dims, name.endsWith("weight"));
    }
    float[] values = filled(dims, false);
    String layer = name.substring(0, name.indexOf('.'));
    double bound = 1 / Math.sqrt(parameters.get(layer + ".weight")[1]);
    for (int i = 0; i < values.length; i++) {
      boolean table = layer.endsWith("_embedding");
      values[i] = (float) (table ? random.nextGaussian() : random.nextDouble(-bound, bound));
    }
    return values;
  }

  private static float[] filled(long[] dims, boolean ones) {
    float[] values = new float[(int) Arrays.stream(dims).reduce(1, (a, b) -> a * b)];
    Arrays.fill(values, ones ? 1 : 0);
    return values;
  }
}
