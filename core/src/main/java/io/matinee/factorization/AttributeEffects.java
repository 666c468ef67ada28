package io.matinee.factorization;

import io.matinee.factorization.RandomStreams.Use;
import io.matinee.kernels.Cholesky;
import io.matinee.kernels.Workers;
import java.util.Arrays;
import java.util.SplittableRandom;

/**
 * What the attributes of one side add to the means of its rows: B [attributes × width], whose rows
 * are ~ N(0, (λ Λ)⁻¹) with one λ ~ Gamma(1, 1/100) for each group of attributes (Simm et al. 2015).
 *
 * <p>The rate of that prior must be small. Once λ is large, and a group thus says nothing, the
 * likelihood hardly changes with it, so that a rate of 1 holds λ down whatever the ratings say:
 * with it zip codes dealt out at random kept a λ of 14 where ten people share one, and newcomers
 * were given 10 / (10 + 14) of what happened to set those ten apart.
 */
final class AttributeEffects {
  private static final int NARROWEST = 16; // floats: a row of fewer is padded to a whole vector
  private static final int CHUNK = 64; // rows in a task
  private static final double SHAPE = 1; // of λ's prior
  private static final double RATE = 0.01; // of λ's prior
  private static final double HISTORY_START = 1;

  private final Design design;
  private final int width;
  private final int stride; // of a row of B, and of the means
  private final float[] effects; // B [attributes × stride]
  private final double[] strengths; // λ [groups]
  private final float[] means; // X B [rows × stride]
  private final Workers workers;

  /**
   * Effects of 0. Flags begin with the λ that the prior expects, as if they did next to nothing: an
   * effect that is there is found in some sweeps, one that is not takes hundreds to fade. Of the
   * many effects of history each is small, but not their sum; it comes slowly from a large λ.
   */
  AttributeEffects(Design design, int width, Workers workers) {
    this.design = design;
    this.width = width;
    this.stride = Math.max(width, NARROWEST);
    this.effects = new float[design.attributes() * stride];
    this.strengths = new double[design.groups().length - 1];
    Arrays.fill(strengths, SHAPE / RATE);
    if (design.countsHistory()) {
      strengths[strengths.length - 1] = HISTORY_START;
    }
    this.means = new float[design.rows() * stride];
    this.workers = workers;
  }

  /** Element i of what the attributes of {@code row} add up to. */
  float mean(int row, int i) {
    return means[row * stride + i];
  }

  /** λ, [groups]; may be set, before {@link #refresh}. */
  double[] strengths() {
    return strengths;
  }

  /** B [attributes × {@link #stride}]; may be set, before {@link #refresh}. */
  float[] effects() {
    return effects;
  }

  /** The distance between the rows of {@link #effects}. */
  int stride() {
    return stride;
  }

  /** How many rows B has. */
  int count() {
    return design.attributes();
  }

  /** The rows of B that belong to flags, [flags × width]. */
  float[] flagEffects() {
    return effects(0, design.flagCount());
  }

  /** The rows of B that belong to history, [rows of the other side × width]; possibly none. */
  float[] historyEffects() {
    return effects(design.flagCount(), design.attributes());
  }

  private float[] effects(int from, int to) {
    float[] part = new float[(to - from) * width];
    for (int a = from; a < to; a++) {
      System.arraycopy(effects, a * stride, part, (a - from) * width, width);
    }
    return part;
  }

  /** Computes the means again, from B. */
  void refresh() {
    design.times(workers, effects, stride, means);
  }

  /** Σ λ b bᵀ over the rows b of B, [width × width], its lower part. */
  double[] weightedProducts() {
    double[] sum = new double[width * width];
    int shares = workers.threads();
    workers.run(
        shares,
        share -> {
          for (int g = 0; g < strengths.length; g++) {
            for (int a = design.groups()[g]; a < design.groups()[g + 1]; a++) {
              addOuter(strengths[g], a * stride, share, shares, sum);
            }
          }
        });
    return sum;
  }

  /** Adds to the rows of the sum from {@code first} on, {@code step} apart. */
  private void addOuter(double factor, int at, int first, int step, double[] sum) {
    for (int i = first; i < width; i += step) {
      double scaled = factor * effects[at + i];
      for (int j = 0; j <= i; j++) {
        sum[i * width + j] += scaled * effects[at + j];
      }
    }
  }

  /**
   * Draws B and then λ, given the rows. The solution of (XᵀX + λ) B = Xᵀ(V - m + E) + √λ F, where
   * the rows of E and F are noise ~ N(0, Λ⁻¹), is a draw of B.
   *
   * @param of whose they are, with m, Λ and V
   */
  void draw(RandomStreams streams, int sweep, Side of) {
    NormalWishart common = of.common;
    int side = of.number;
    Cholesky factor = new Cholesky(common.precision().clone(), width);
    float[] rows = means; // not needed until B is drawn
    NormalEquations equations = new NormalEquations(design, stride, rows, workers);
    workers.inChunks(
        design.rows(),
        CHUNK,
        (chunk, from, to) -> {
          SplittableRandom random = streams.stream(Use.ROW_NOISE, sweep, side, chunk);
          double[] noise = new double[width];
          for (int row = from; row < to; row++) {
            draw(random, factor, noise);
            for (int i = 0; i < width; i++) {
              double apart = of.vector(row, i) - common.mean()[i];
              rows[row * stride + i] = (float) (apart + noise[i]);
            }
          }
        });
    equations.rightFromRows();
    addPriorNoise(streams, sweep, side, factor, equations);
    equations.solve(effects);
    drawStrengths(streams.stream(Use.PRIOR, sweep, side, 1), common);
    refresh();
  }

  private static void draw(SplittableRandom random, Cholesky factor, double[] noise) {
    Draws.normal(random, noise);
    factor.solveUpper(noise);
  }

  private void addPriorNoise(
      RandomStreams streams, int sweep, int side, Cholesky factor, NormalEquations equations) {
    double[] penalty = equations.penalty();
    for (int g = 0; g < strengths.length; g++) {
      Arrays.fill(penalty, design.groups()[g], design.groups()[g + 1], strengths[g]);
    }
    float[] right = equations.right();
    workers.inChunks(
        design.attributes(),
        CHUNK,
        (chunk, from, to) -> {
          SplittableRandom random = streams.stream(Use.ATTRIBUTE_NOISE, sweep, side, chunk);
          double[] noise = new double[width];
          for (int a = from; a < to; a++) {
            draw(random, factor, noise);
            double root = Math.sqrt(penalty[a]);
            for (int i = 0; i < width; i++) {
              right[a * stride + i] += (float) (root * noise[i]);
            }
          }
        });
  }

  /** Draws λ of each group given B. */
  private void drawStrengths(SplittableRandom random, NormalWishart common) {
    double[] lengths = new double[design.attributes()];
    workers.inChunks(
        lengths.length,
        CHUNK,
        (chunk, from, to) -> {
          for (int a = from; a < to; a++) {
            lengths[a] = common.square(effects, a * stride);
          }
        });
    for (int g = 0; g < strengths.length; g++) {
      int from = design.groups()[g];
      int to = design.groups()[g + 1];
      double squares = 0;
      for (int a = from; a < to; a++) {
        squares += lengths[a];
      }
      strengths[g] = Draws.gamma(random, SHAPE + 0.5 * (to - from) * width, RATE + 0.5 * squares);
    }
  }
}
