package io.matinee.network;

import java.util.LinkedHashMap;
import java.util.Map;

/**
 * RecommenderNet in double precision, one plain loop per formula: slow, and right at a glance. It
 * has no gradients of its own: central differences of {@link #loss} give them.
 */
final class PlainNetwork {
  private static final double EPSILON = 1e-5; // as torch.nn.BatchNorm1d
  private static final double MOMENTUM = 0.1; // as torch.nn.BatchNorm1d

  private final OracleShape shape;
  private final Map<String, double[]> state = new LinkedHashMap<>();

  /**
   * Creates a network.
   *
   * @param state every tensor that the shape names, row-major; copied
   */
  PlainNetwork(OracleShape shape, Map<String, double[]> state) {
    this.shape = shape;
    state.forEach((name, values) -> this.state.put(name, values.clone()));
  }

  /**
   * Predicts ratings on the scale from 0 to 1; in training mode the running statistics move.
   *
   * @param training whether batch normalisation uses the batch's own mean and variance
   * @param mask what the first hidden layer's units are multiplied by, 0 or 1 / (1 - dropout), [n ×
   *     hidden1]; null for no dropout
   * @return [n]
   */
  double[] forward(OracleBatch batch, boolean training, float[] mask) {
    double[][] h1 = relu(batchNorm("bn1", linear("fc1", inputs(batch)), training));
    if (mask != null) {
      multiply(h1, mask);
    }
    double[][] h2 = relu(batchNorm("bn2", linear("fc2", h1), training));
    double[][] logits = linear("fc3", h2);
    double[] output = new double[batch.size()];
    for (int i = 0; i < output.length; i++) {
      output[i] = 1 / (1 + Math.exp(-logits[i][0]));
    }
    return output;
  }

  /** The mean squared error on the scale from 0 to 1; arguments as for {@link #forward}. */
  double loss(OracleBatch batch, boolean training, float[] mask) {
    double[] output = forward(batch, training, mask);
    double squares = 0;
    for (int i = 0; i < output.length; i++) {
      squares += Math.pow(output[i] - batch.targets()[i], 2);
    }
    return squares / output.length;
  }

  /** The tensors as they stand, not a copy. */
  Map<String, double[]> state() {
    return state;
  }

  /** [zip, year, occupation, age, gender, genres], [n][inputs]. */
  private double[][] inputs(OracleBatch batch) {
    double[][] x = new double[batch.size()][shape.inputs()];
    int e = shape.embedding();
    for (int i = 0; i < x.length; i++) {
      double[] age = {batch.ages()[i]};
      double[] gender = {batch.genders()[2 * i], batch.genders()[2 * i + 1]};
      System.arraycopy(row("zip_embedding", batch.zips()[i]), 0, x[i], 0, e);
      System.arraycopy(row("year_embedding", batch.years()[i]), 0, x[i], e, e);
      System.arraycopy(row("occupation_embedding", batch.occupations()[i]), 0, x[i], 2 * e, e);
      System.arraycopy(linear("age", age), 0, x[i], 3 * e, e);
      System.arraycopy(linear("gender", gender), 0, x[i], 4 * e, e);
      for (int g = 0; g < shape.genres(); g++) {
        x[i][5 * e + g] = batch.genres()[i * shape.genres() + g];
      }
    }
    return x;
  }

  private double[] row(String table, int row) {
    double[] values = new double[shape.embedding()];
    System.arraycopy(state.get(table + ".weight"), row * values.length, values, 0, values.length);
    return values;
  }

  /** y_o = Σ_i w_oi x_i + b_o. */
  private double[] linear(String layer, double[] x) {
    double[] weight = state.get(layer + ".weight"); // [outputs × inputs]
    double[] y = state.get(layer + ".bias").clone(); // [outputs]
    for (int o = 0; o < y.length; o++) {
      for (int i = 0; i < x.length; i++) {
        y[o] += weight[o * x.length + i] * x[i];
      }
    }
    return y;
  }

  private double[][] linear(String layer, double[][] x) {
    double[][] y = new double[x.length][];
    for (int i = 0; i < x.length; i++) {
      y[i] = linear(layer, x[i]);
    }
    return y;
  }

  /** y = (x - mean) / √(variance + ε) · weight + bias, unit by unit. */
  private double[][] batchNorm(String layer, double[][] x, boolean training) {
    double[] weight = state.get(layer + ".weight");
    double[] bias = state.get(layer + ".bias");
    double[] runningMean = state.get(layer + ".running_mean");
    double[] runningVariance = state.get(layer + ".running_var");
    double[][] y = new double[x.length][weight.length];
    for (int j = 0; j < weight.length; j++) {
      double mean = runningMean[j];
      double variance = runningVariance[j];
      if (training) {
        mean = mean(x, j);
        variance = squaredDeviations(x, j, mean) / x.length; // biased
        double unbiased = squaredDeviations(x, j, mean) / (x.length - 1);
        runningMean[j] = (1 - MOMENTUM) * runningMean[j] + MOMENTUM * mean;
        runningVariance[j] = (1 - MOMENTUM) * runningVariance[j] + MOMENTUM * unbiased;
      }
      for (int i = 0; i < x.length; i++) {
        y[i][j] = (x[i][j] - mean) / Math.sqrt(variance + EPSILON) * weight[j] + bias[j];
      }
    }
    return y;
  }

  private static double mean(double[][] x, int column) {
    double sum = 0;
    for (double[] row : x) {
      sum += row[column];
    }
    return sum / x.length;
  }

  private static double squaredDeviations(double[][] x, int column, double mean) {
    double sum = 0;
    for (double[] row : x) {
      sum += Math.pow(row[column] - mean, 2);
    }
    return sum;
  }

  private static double[][] relu(double[][] x) {
    for (double[] row : x) {
      for (int j = 0; j < row.length; j++) {
        row[j] = Math.max(0, row[j]);
      }
    }
    return x;
  }

  private static void multiply(double[][] x, float[] mask) {
    for (int i = 0; i < x.length; i++) {
      for (int j = 0; j < x[i].length; j++) {
        x[i][j] *= mask[i * x[i].length + j];
      }
    }
  }
}
