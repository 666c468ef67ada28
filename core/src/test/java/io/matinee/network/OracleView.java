package io.matinee.network;

import io.matinee.features.PersonFeatures;
import io.matinee.kernels.Workers;
import io.matinee.model.Tensor;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;

/** RecommenderNet and its batches in the oracles' words. */
final class OracleView {
  private OracleView() {}

  static OracleShape shape(NetworkShape shape) {
    return new OracleShape(
        shape.zipCodes(),
        shape.years(),
        shape.occupations(),
        shape.genres(),
        shape.embedding(),
        shape.hidden1(),
        shape.hidden2());
  }

  /** The ratings of {@code batch}, whose movies have {@code genres} genre flags. */
  static OracleBatch batch(Batch batch, int genres) {
    int n = batch.size;
    float[] genders = new float[2 * n];
    float[] flags = new float[n * genres];
    float[] ages = new float[n];
    for (int i = 0; i < n; i++) {
      ages[i] = batch.age[batch.person[i]];
      genders[2 * i] = batch.female[batch.person[i]];
      genders[2 * i + 1] = batch.male[batch.person[i]];
      for (int genre : batch.genres[batch.movie[i]]) {
        flags[i * genres + genre] = 1;
      }
    }
    return new OracleBatch(
        ofRatings(batch.zip, batch.person, n),
        ofRatings(batch.year, batch.movie, n),
        ofRatings(batch.occupation, batch.person, n),
        ages,
        genders,
        flags,
        Arrays.copyOf(batch.target, n));
  }

  private static int[] ofRatings(int[] values, int[] places, int n) {
    return Arrays.stream(places, 0, n).map(place -> values[place]).toArray();
  }

  /** Parameters and running statistics as they stand, by PyTorch's names. */
  static Map<String, float[]> state(NetworkWeights weights) {
    Map<String, float[]> state = new LinkedHashMap<>();
    for (Map.Entry<String, Tensor> entry : WeightTensors.of(weights, "").entrySet()) {
      state.put(entry.getKey(), entry.getValue().values());
    }
    return state;
  }

  /** The gradients of the last backward pass, by PyTorch's names. */
  static Map<String, float[]> gradients(RecommenderNet net) {
    NetworkWeights of = NetworkWeights.copyOf(net);
    NetworkWeights gradients =
        new NetworkWeights(
            net.layout,
            net.gradients.clone(),
            of.mean1(),
            of.variance1(),
            of.mean2(),
            of.variance2());
    Map<String, float[]> state = state(gradients);
    state.keySet().removeIf(name -> name.contains("running"));
    return state;
  }

  /** What our dropout multiplies the units of a batch with, [size × hidden1]; null for rate 0. */
  static float[] mask(float rate, int size, int hidden1, long seed) {
    if (rate == 0) {
      return null;
    }
    float[] mask = new float[size * hidden1];
    int units = UnitSlice.size(hidden1);
    for (int first = 0; first < hidden1; first += units) {
      int width = Math.min(units, hidden1 - first);
      float[] slice = new float[size * width];
      Arrays.fill(slice, 1);
      new Dropout(rate).apply(slice, 0, slice.length, UnitSlice.seed(seed, first / units));
      for (int row = 0; row < size; row++) {
        System.arraycopy(slice, row * width, mask, row * hidden1 + first, width);
      }
    }
    return mask;
  }

  /** What the network predicts for the batch in evaluation mode, from 0 to 1, [size]. */
  static float[] evaluate(NetworkWeights weights, Batch batch) {
    FrozenNetwork frozen = new FrozenNetwork(weights);
    float[] h1 = new float[FrozenNetwork.BLOCK * frozen.width1()];
    float[] h2 = new float[2 * FrozenNetwork.BLOCK * frozen.width2()];
    float[] movies = frozen.movieParts(batch.year, batch.genres, batch.movies);
    float[] output = new float[batch.size];
    for (int i = 0; i < batch.size; i++) {
      float[] person = frozen.personPart(person(batch, batch.person[i]));
      frozen.firstLayer(person, movies, batch.movies, batch.movie[i], 1, h1, 0);
      frozen.finish(h1, 1, h2, output, i);
    }
    return output;
  }

  private static PersonFeatures person(Batch batch, int i) {
    return new PersonFeatures(
        batch.zip[i], batch.occupation[i], batch.age[i], batch.female[i], batch.male[i]);
  }

  /**
   * PyTorch's start, but with batch normalisation and running statistics moved off 1 and 0, so that
   * each has a part in the result.
   */
  static RecommenderNet net(NetworkShape shape, float dropout, int capacity, long seed) {
    return net(shape, dropout, capacity, seed, new Workers(1));
  }

  /** The same with helpers. */
  static RecommenderNet net(
      NetworkShape shape, float dropout, int capacity, long seed, Workers workers) {
    NetworkLayout layout = new NetworkLayout(shape);
    RecommenderNet net =
        new RecommenderNet(layout, Initialization.draw(layout, seed), dropout, capacity, workers);
    SplittableRandom random = new SplittableRandom(seed);
    for (NetworkLayout.Slot slot : layout.slots()) {
      if (slot.name().startsWith("bn")) {
        move(net.weights, slot.offset(), slot.size(), random);
      }
    }
    for (BatchNorm.Moments running : List.of(net.running1, net.running2)) {
      move(running.mean(), 0, running.mean().length, random);
      move(running.variance(), 0, running.variance().length, random);
    }
    return net;
  }

  private static void move(float[] values, int from, int count, SplittableRandom random) {
    for (int i = from; i < from + count; i++) {
      values[i] += 0.5f * random.nextFloat();
    }
  }

  /** One pass of {@code batch} through {@code net}, which leaves its gradients; the loss. */
  static double pass(RecommenderNet net, Batch batch, long dropoutSeed) {
    return net.forwardAndBackward(batch, rows(net, batch), dropoutSeed);
  }

  private static InputRows rows(RecommenderNet net, Batch batch) {
    InputRows rows = new InputRows(net.layout.shape());
    rows.set(batch);
    return rows;
  }

  /** A pass and a step of {@code optimizer}, as a training does them. */
  static void step(
      RecommenderNet net, Batch batch, long dropoutSeed, Optimizer optimizer, double rate) {
    net.learn(batch, rows(net, batch), dropoutSeed, optimizer, rate, () -> null);
  }

  /** Ratings of 1 to 5 by random people, a quarter of unknown gender, of random movies. */
  static Batch randomBatch(NetworkShape shape, int size, SplittableRandom random) {
    Batch batch = new Batch(size);
    batch.size = size;
    batch.people = size;
    batch.movies = size;
    for (int i = 0; i < size; i++) {
      batch.person[i] = i;
      batch.movie[i] = i;
      batch.zip[i] = random.nextInt(shape.zipCodes());
      batch.year[i] = random.nextInt(shape.years());
      batch.occupation[i] = random.nextInt(shape.occupations());
      batch.age[i] = (float) random.nextGaussian();
      batch.female[i] = random.nextInt(4) == 0 ? 0.3f : random.nextInt(2);
      batch.male[i] = 1 - batch.female[i];
      batch.genres[i] = random.ints(0, shape.genres()).distinct().limit(1 + i % 3).toArray();
      batch.target[i] = (1 + random.nextInt(5)) / 5f;
    }
    return batch;
  }
}
