package io.matinee.network;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.LinkedHashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;

/**
 * Two ratings through a network of one unit a layer, worked by hand.
 *
 * <pre>
 *                                   rating 0    rating 1
 * zip + year + occupation           1 + .5 - .5 3 + .5 - .5
 * age 2a + 1, a = 0, 1.5            1           4
 * gender 1·F - 1·M                  1 (F)       -1 (M)
 * genre flag                        1           0
 * fc1, all weights 1, no bias       4           6
 * bn1 (x - 5) / √1 · 2 + 1; relu    -1 → 0      3
 * bn2 (h - 1) / √4; relu            -.5 → 0     1
 * sigmoid(ln 3 · h)                 .5          .75
 * target                            .6          .8
 * loss (.01 + .0025) / 2            .00625
 * </pre>
 *
 * Running variances stand 1e-5 short of 1 and 4, since batch normalisation adds as much.
 */
class OracleKnownAnswerTest {
  private static final OracleShape SHAPE = new OracleShape(2, 1, 1, 1, 1, 1, 1);
  private static final double LOSS = 0.00625;

  // In training, rating 1's doubled unit is 2 · 3, bn1 giving -1 and 3 again, but for 5e-6.
  // bn1: mean 5, unbiased variance 2. bn2: mean 3, biased variance 9, unbiased 18; it gives -1 and
  // 1, so that the output is the same. Running values move by a tenth.
  private static final float[] MASK = {0, 2};
  private static final Map<String, Double> RUNNING =
      Map.of(
          "bn1.running_mean", 5.0,
          "bn1.running_var", 0.9 * 1 + 0.1 * 2,
          "bn2.running_mean", 0.9 * 1 + 0.1 * 3,
          "bn2.running_var", 0.9 * 4 + 0.1 * 18);

  private final OracleBatch batch =
      new OracleBatch(
          new int[] {0, 1},
          new int[] {0, 0},
          new int[] {0, 0},
          new float[] {0, 1.5f},
          new float[] {1, 0, 0, 1},
          new float[] {1, 0},
          new float[] {0.6f, 0.8f});

  @Test
  void plainNetworkGivesWhatIsWorkedByHand() {
    PlainNetwork plain = new PlainNetwork(SHAPE, state());
    assertThat(plain.forward(batch, false, null))
        .containsExactly(new double[] {0.5, 0.75}, within(1e-9));
    assertThat(plain.loss(batch, false, null)).isCloseTo(LOSS, within(1e-8));
    assertThat(plain.forward(batch, true, MASK))
        .containsExactly(new double[] {0.5, 0.75}, within(1e-5));
    RUNNING.forEach(
        (name, value) ->
            assertThat(plain.state().get(name)[0]).as(name).isCloseTo(value, within(5e-5)));
  }

  @Test
  void libtorchGivesWhatIsWorkedByHand() {
    Libtorch.assumeAvailable();
    Map<String, float[]> state = new LinkedHashMap<>();
    state().forEach((name, values) -> state.put(name, floats(values)));
    try (TorchNetwork torch = new TorchNetwork(SHAPE, state)) {
      assertThat(torch.forward(batch, false, null))
          .containsExactly(new float[] {0.5f, 0.75f}, within(1e-6f));
      assertThat(torch.loss(batch, false, null)).isCloseTo((float) LOSS, within(1e-6f));
      assertThat(torch.forward(batch, true, MASK))
          .containsExactly(new float[] {0.5f, 0.75f}, within(1e-5f));
      Map<String, float[]> after = torch.state();
      RUNNING.forEach(
          (name, value) ->
              assertThat((double) after.get(name)[0]).as(name).isCloseTo(value, within(5e-5)));
    }
  }

  private static Map<String, double[]> state() {
    Map<String, double[]> state = new LinkedHashMap<>();
    state.put("zip_embedding.weight", new double[] {1, 3});
    state.put("year_embedding.weight", new double[] {0.5});
    state.put("occupation_embedding.weight", new double[] {-0.5});
    state.put("age.weight", new double[] {2});
    state.put("age.bias", new double[] {1});
    state.put("gender.weight", new double[] {1, -1});
    state.put("gender.bias", new double[] {0});
    state.put("fc1.weight", new double[] {1, 1, 1, 1, 1, 1});
    state.put("fc1.bias", new double[] {0});
    state.put("bn1.weight", new double[] {2});
    state.put("bn1.bias", new double[] {1});
    state.put("bn1.running_mean", new double[] {5});
    state.put("bn1.running_var", new double[] {1 - 1e-5});
    state.put("fc2.weight", new double[] {1});
    state.put("fc2.bias", new double[] {0});
    state.put("bn2.weight", new double[] {1});
    state.put("bn2.bias", new double[] {0});
    state.put("bn2.running_mean", new double[] {1});
    state.put("bn2.running_var", new double[] {4 - 1e-5});
    state.put("fc3.weight", new double[] {Math.log(3)});
    state.put("fc3.bias", new double[] {0});
    return state;
  }

  private static float[] floats(double[] values) {
    float[] narrow = new float[values.length];
    for (int i = 0; i < narrow.length; i++) {
      narrow[i] = (float) values[i];
    }
    return narrow;
  }
}
