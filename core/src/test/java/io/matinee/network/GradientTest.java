package io.matinee.network;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.SplittableRandom;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * RecommenderNet's gradients against central differences of the plain network's loss in double
 * precision. The batch has people of unknown gender, most rows of the small tables several times,
 * and rows of the large ones not at all.
 */
class GradientTest {
  private static final NetworkShape SMALL = new NetworkShape(40, 9, 4, 5, 7, 17, 10);
  private static final NetworkShape REPORT = new NetworkShape(796, 73, 22, 19, 50, 128, 64);
  private static final int RATINGS = 30;
  private static final int COORDINATES = 25; // of each small parameter, with repetition
  private static final long DROPOUT_SEED = 3;

  private RecommenderNet net;
  private Batch batch;
  private OracleShape shape;
  private Map<String, double[]> state; // before the pass
  private float[] mask; // [RATINGS × hidden1]; null without dropout

  @ParameterizedTest
  @ValueSource(floats = {0, 0.2f, 0.5f})
  void gradientsOfASmallNetworkAreCentralDifferences(float dropout) {
    pass(SMALL, dropout);
    checkGradients(COORDINATES);
  }

  @ParameterizedTest
  @ValueSource(floats = {0, 0.2f})
  void gradientsAtTheReportsSizesAreCentralDifferences(float dropout) {
    pass(REPORT, dropout);
    checkGradients(COORDINATES / 5);
  }

  @ParameterizedTest
  @ValueSource(floats = {0, 0.2f})
  void rowsThatTheBatchDoesNotTouchHaveGradientsOfExactlyZero(float dropout) {
    pass(SMALL, dropout);
    OracleView.pass(net, OracleView.randomBatch(SMALL, RATINGS, new SplittableRandom(8)), 1);
    OracleView.pass(net, batch, DROPOUT_SEED); // what the batch before left is gone
    checkRows(net.layout.zip, batch.zip);
    checkRows(net.layout.year, batch.year);
    checkRows(net.layout.occupation, batch.occupation);
  }

  private void pass(NetworkShape sizes, float dropout) {
    SplittableRandom random = new SplittableRandom(11);
    net = OracleView.net(sizes, dropout, RATINGS, random.nextLong());
    batch = OracleView.randomBatch(sizes, RATINGS, random);
    Arrays.setAll(batch.year, i -> i % (sizes.years() - 1)); // the last is not touched
    Arrays.setAll(batch.occupation, i -> i % (sizes.occupations() - 1)); // likewise
    shape = OracleView.shape(sizes);
    state = new LinkedHashMap<>();
    OracleView.state(NetworkWeights.copyOf(net))
        .forEach((name, values) -> state.put(name, widened(values)));
    mask = OracleView.mask(dropout, RATINGS, sizes.hidden1(), DROPOUT_SEED);
    OracleView.pass(net, batch, DROPOUT_SEED);
  }

  private static double[] widened(float[] values) {
    double[] wide = new double[values.length];
    Arrays.setAll(wide, i -> values[i]);
    return wide;
  }

  /**
   * The differences err by about 1e-10; ours by float32's rounding, 1e-5 of a gradient, or, where
   * it is the small sum of large terms, 1e-7.
   */
  private void checkGradients(int coordinates) {
    SplittableRandom random = new SplittableRandom(5);
    OracleView.gradients(net)
        .forEach(
            (name, gradient) -> {
              for (int i : random.ints(coordinates, 0, gradient.length).toArray()) {
                double expected = centralDifference(name, touched(name, i));
                assertThat((double) gradient[touched(name, i)])
                    .as("%s[%d]", name, touched(name, i))
                    .isCloseTo(expected, within(1e-7 + 1e-5 * Math.abs(expected)));
              }
            });
  }

  /** For the zip table, whose rows are mostly not touched, the same column of one that is. */
  private int touched(String name, int i) {
    int e = shape.embedding();
    return name.equals("zip_embedding.weight") ? batch.zip[i % RATINGS] * e + i % e : i;
  }

  private double centralDifference(String name, int index) {
    double h = 1e-5;
    return (lossWithShift(name, index, h) - lossWithShift(name, index, -h)) / (2 * h);
  }

  private double lossWithShift(String name, int index, double shift) {
    Map<String, double[]> shifted = new HashMap<>(state);
    double[] values = state.get(name).clone();
    values[index] += shift;
    shifted.put(name, values);
    return new PlainNetwork(shape, shifted)
        .loss(OracleView.batch(batch, shape.genres()), true, mask);
  }

  private void checkRows(NetworkLayout.Slot table, int[] touched) {
    int e = net.layout.shape().embedding();
    int untouched = 0;
    for (int row = 0; row < table.rows(); row++) {
      int at = table.offset() + row * e;
      float[] gradient = Arrays.copyOfRange(net.gradients, at, at + e);
      int wanted = row;
      if (Arrays.stream(touched).noneMatch(one -> one == wanted)) {
        untouched++;
        assertThat(gradient).as("%s, row %d", table.name(), row).containsOnly(0);
      } else {
        assertThat(gradient).as("%s, row %d", table.name(), row).doesNotContain(0);
      }
    }
    assertThat(untouched).as("rows of %s not touched", table.name()).isPositive();
  }
}
