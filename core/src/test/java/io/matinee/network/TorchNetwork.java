package io.matinee.network;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDArrays;
import ai.djl.ndarray.NDList;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.NDScope;
import ai.djl.ndarray.internal.NDArrayEx;
import ai.djl.ndarray.types.Shape;
import ai.djl.ndarray.types.SparseFormat;
import ai.djl.nn.Activation;
import ai.djl.training.GradientCollector;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Supplier;
import java.util.function.UnaryOperator;
import java.util.stream.LongStream;

/**
 * RecommenderNet in libtorch: its operations in float32, its own automatic gradients. Not for use
 * by several threads.
 */
final class TorchNetwork implements AutoCloseable {
  private static final float EPSILON = 1e-5f; // as torch.nn.BatchNorm1d
  private static final float KEPT = 0.9f; // DJL's momentum is 1 - torch.nn.BatchNorm1d's

  private final OracleShape shape;
  private final NDManager manager;
  private final Map<String, NDArray> parameters;
  private final Map<String, NDArray> statistics;

  /**
   * Creates a network.
   *
   * @param state every tensor that the shape names, row-major; copied
   */
  TorchNetwork(OracleShape shape, Map<String, float[]> state) {
    this.shape = shape;
    manager = Libtorch.engine().newBaseManager();
    parameters = create(shape.parameters(), state);
    statistics = create(shape.statistics(), state);
  }

  private Map<String, NDArray> create(Map<String, long[]> shapes, Map<String, float[]> state) {
    Map<String, NDArray> arrays = new LinkedHashMap<>();
    shapes.forEach(
        (name, dims) -> arrays.put(name, manager.create(state.get(name), new Shape(dims))));
    return arrays;
  }

  /**
   * Predicts ratings on the scale from 0 to 1; in training mode the running statistics move.
   *
   * @param training whether batch normalisation uses the batch's own mean and variance
   * @param mask what the first hidden layer's units are multiplied by, 0 or 1 / (1 - dropout), [n ×
   *     hidden1]; null for no dropout
   * @return [n]
   */
  float[] forward(OracleBatch batch, boolean training, float[] mask) {
    return fromScope(
        () -> output(parameters, inputs(batch), training, masked(mask)).toFloatArray());
  }

  /** The mean squared error on the scale from 0 to 1; arguments as for {@link #forward}. */
  float loss(OracleBatch batch, boolean training, float[] mask) {
    return fromScope(() -> loss(parameters, inputs(batch), training, masked(mask)).getFloat());
  }

  /** The loss's gradient for every parameter by name; arguments as for {@link #forward}. */
  Map<String, float[]> gradients(OracleBatch batch, boolean training, float[] mask) {
    return fromScope(() -> values(backward(inputs(batch), training, masked(mask))));
  }

  /** One step of the optimizer along the gradients of the batch in training mode. */
  void step(OracleBatch batch, float[] mask, TorchOptimizer optimizer) {
    step(() -> inputs(batch), masked(mask), optimizer);
  }

  private void step(
      Supplier<TorchInputs> batch, UnaryOperator<NDArray> dropout, TorchOptimizer optimizer) {
    inScope(() -> optimizer.step(parameters, backward(batch.get(), true, dropout)));
  }

  /**
   * Trains with libtorch's own dropout. Every epoch sees all ratings in a new order; a last batch
   * of a single rating, which has no variance, is left out.
   *
   * @param order decides the order of the ratings, and seeds libtorch for the whole process
   * @param dropout share of first-layer units left out
   * @param epochDone is run after every epoch
   */
  void train(
      OracleBatch all,
      int batchSize,
      int epochs,
      SplittableRandom order,
      float dropout,
      TorchOptimizer optimizer,
      Runnable epochDone) {
    Libtorch.engine().setRandomSeed(order.nextInt());
    UnaryOperator<NDArray> drop = h -> h.getNDArrayInternal().dropout(h, dropout, true).head();
    inScope(
        () -> {
          TorchInputs inputs = inputs(all);
          for (int epoch = 0; epoch < epochs; epoch++) {
            NDArray positions = manager.create(shuffled(all.size(), order));
            inScope(
                () -> {
                  for (TorchInputs batch : inputs.rows(positions).batches(batchSize)) {
                    step(() -> batch, drop, optimizer);
                  }
                });
            epochDone.run();
          }
        });
  }

  /** Trains without telling when an epoch is done. */
  void train(
      OracleBatch all,
      int batchSize,
      int epochs,
      SplittableRandom order,
      float dropout,
      TorchOptimizer optimizer) {
    train(all, batchSize, epochs, order, dropout, optimizer, () -> {});
  }

  /**
   * Predicts all of {@code batch} in parts.
   *
   * @param batchSize ratings at once
   * @return the seconds that it took; what the parts are made of is prepared before
   */
  double secondsToPredict(OracleBatch all, int batchSize) {
    return fromScope(
        () -> {
          List<TorchInputs> batches = inputs(all).batches(batchSize);
          long begin = System.nanoTime();
          for (TorchInputs batch : batches) {
            inScope(() -> output(parameters, batch, false, UnaryOperator.identity()));
          }
          return (System.nanoTime() - begin) / 1e9;
        });
  }

  private static long[] shuffled(int size, SplittableRandom random) {
    long[] positions = LongStream.range(0, size).toArray();
    for (int i = size - 1; i > 0; i--) {
      int j = random.nextInt(i + 1);
      long swapped = positions[i];
      positions[i] = positions[j];
      positions[j] = swapped;
    }
    return positions;
  }

  /** Parameters and running statistics as they stand, row-major. */
  Map<String, float[]> state() {
    Map<String, float[]> state = values(parameters);
    state.putAll(values(statistics));
    return state;
  }

  private static Map<String, float[]> values(Map<String, NDArray> arrays) {
    Map<String, float[]> values = new LinkedHashMap<>();
    arrays.forEach((name, array) -> values.put(name, array.toFloatArray()));
    return values;
  }

  /** How many arrays are alive in native memory, so that a test can see that none leak. */
  int arrays() {
    return manager.getManagedArrays().size();
  }

  @Override
  public void close() {
    manager.close();
  }

  /** Frees every array that the work creates. */
  private static void inScope(Runnable work) {
    try (NDScope scope = new NDScope()) {
      scope.suppressNotUsedWarning();
      work.run();
    }
  }

  private static <T> T fromScope(Supplier<T> work) {
    AtomicReference<T> result = new AtomicReference<>();
    inScope(() -> result.set(work.get()));
    return result.get();
  }

  private TorchInputs inputs(OracleBatch batch) {
    return TorchInputs.of(manager, batch);
  }

  private Map<String, NDArray> backward(
      TorchInputs inputs, boolean training, UnaryOperator<NDArray> dropout) {
    // Leaves share the parameters' memory and die with the step, and so do their gradients.
    Map<String, NDArray> leaves = new LinkedHashMap<>();
    parameters.forEach((name, parameter) -> leaves.put(name, parameter.stopGradient()));
    leaves.values().forEach(leaf -> leaf.setRequiresGradient(true));
    try (GradientCollector collector = Libtorch.engine().newGradientCollector()) {
      collector.backward(loss(leaves, inputs, training, dropout));
    }
    leaves.replaceAll((name, leaf) -> leaf.getGradient());
    return leaves;
  }

  private NDArray loss(
      Map<String, NDArray> weights,
      TorchInputs inputs,
      boolean training,
      UnaryOperator<NDArray> dropout) {
    NDArray output = output(weights, inputs, training, dropout);
    return output.sub(inputs.targets()).square().mean();
  }

  /** [n × 1]. */
  private NDArray output(
      Map<String, NDArray> weights,
      TorchInputs inputs,
      boolean training,
      UnaryOperator<NDArray> dropout) {
    NDList x =
        new NDList(
            embedding(weights, "zip_embedding", inputs.zips()),
            embedding(weights, "year_embedding", inputs.years()),
            embedding(weights, "occupation_embedding", inputs.occupations()),
            linear(weights, "age", inputs.ages()),
            linear(weights, "gender", inputs.genders()),
            inputs.genres());
    NDArray z1 = linear(weights, "fc1", NDArrays.concat(x, 1));
    NDArray h1 = dropout.apply(Activation.relu(batchNorm(weights, "bn1", z1, training)));
    NDArray z2 = linear(weights, "fc2", h1);
    NDArray h2 = Activation.relu(batchNorm(weights, "bn2", z2, training));
    return Activation.sigmoid(linear(weights, "fc3", h2));
  }

  private UnaryOperator<NDArray> masked(float[] mask) {
    if (mask == null) {
      return UnaryOperator.identity();
    }
    int width = shape.hidden1();
    return h1 -> h1.mul(manager.create(mask, new Shape(mask.length / width, width)));
  }

  private static NDArray embedding(Map<String, NDArray> weights, String table, NDArray rows) {
    NDArray weight = weights.get(table + ".weight");
    NDArrayEx operations = rows.getNDArrayInternal();
    return operations.embedding(rows, weight, SparseFormat.DENSE).head();
  }

  private static NDArray linear(Map<String, NDArray> weights, String layer, NDArray x) {
    NDArray weight = weights.get(layer + ".weight");
    return x.getNDArrayInternal().linear(x, weight, weights.get(layer + ".bias")).head();
  }

  private NDArray batchNorm(
      Map<String, NDArray> weights, String layer, NDArray x, boolean training) {
    return x.getNDArrayInternal()
        .batchNorm(
            x,
            statistics.get(layer + ".running_mean"),
            statistics.get(layer + ".running_var"),
            weights.get(layer + ".weight"),
            weights.get(layer + ".bias"),
            -1,
            KEPT,
            EPSILON,
            training)
        .head();
  }
}
