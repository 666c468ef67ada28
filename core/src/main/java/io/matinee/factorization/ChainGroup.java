package io.matinee.factorization;

import io.matinee.MatineeException;
import io.matinee.kernels.Workers;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.Consumer;
import java.util.stream.IntStream;

/**
 * Chains that are sampled side by side. A thread that is free sweeps the chain that is furthest
 * behind, so that no thread waits for another while there is anything to do; where there are more
 * threads than chains, each chain gets some of its own. What chains draw depends on none of this.
 */
final class ChainGroup implements AutoCloseable {
  private static final int SMALL = 1_000_000; // ratings; of more, one chain fills the memory

  private final FactorizationSettings settings;
  private final Watch watch;
  private final Workers workers;
  private final List<Workers> within = new ArrayList<>(); // of each chain
  private final List<Chain> chains = new ArrayList<>();

  /**
   * Chains that have not started.
   *
   * @param numbers of the chains
   * @param threads for all of them together
   */
  ChainGroup(
      Observations observations,
      FactorizationSettings settings,
      IntStream numbers,
      Watch watch,
      int threads) {
    this.settings = settings;
    this.watch = watch;
    int[] members = numbers.toArray();
    workers = new Workers(Math.min(threads, members.length));
    for (int number : members) {
      Workers its = new Workers(Math.max(1, threads / members.length));
      within.add(its);
      RandomStreams streams = RandomStreams.ofChain(settings.seed(), number);
      chains.add(new Chain(observations, settings.chain(number), streams, its, settings.dates()));
    }
  }

  /** How many chains are sampled side by side where so many ratings are learned from. */
  static int size(FactorizationSettings settings, int ratings) {
    return ratings < SMALL ? settings.chains() : 1;
  }

  /** The chains, by number; each has done as many sweeps as the others. */
  List<Chain> chains() {
    return chains;
  }

  /** Brings the chains to where they start. */
  void start() {
    workers.run(chains.size(), chain -> chains.get(chain).start());
  }

  /** How many sweeps each chain has done. */
  int sweeps() {
    return chains.get(0).sweeps;
  }

  /**
   * What is kept of a sweep.
   *
   * @param sample {@code null} where none is taken
   * @param noise the standard deviation of a rating's noise, in stars; NaN where ratings are levels
   * @param watched what the draw says of the ratings watched, in stars
   */
  record Draw(PosteriorSample sample, double noise, float[] watched) {}

  /**
   * Sweeps each chain until it has done {@code sweeps} in all.
   *
   * @param rounds is given the draws of each sweep, by chain, sweep by sweep, on this thread; what
   *     it throws ends the work and is thrown here
   */
  void sweepUpTo(int sweeps, Consumer<List<Draw>> rounds) {
    Stretch stretch = new Stretch(sweeps, rounds);
    workers.run(workers.threads(), any -> stretch.work());
    stretch.deliver();
  }

  private Draw sweep(Chain chain) {
    try {
      chain.sweep();
    } catch (ArithmeticException e) {
      throw new MatineeException(
          "sampling broke down in sweep %d of chain %d: numbers grew too large (%s); try another seed"
              .formatted(chain.sweeps, chain.settings.number() + 1, e.getMessage()),
          e);
    }
    return new Draw(
        settings.keeps(chain.settings.number(), chain.sweeps) ? PosteriorSample.of(chain) : null,
        chain.probit == null ? 1 / Math.sqrt(chain.noise) : Double.NaN,
        watch.stars(chain));
  }

  /** Some sweeps of every chain. */
  private final class Stretch {
    private final Thread caller = Thread.currentThread();
    private final Consumer<List<Draw>> rounds;
    private final int first; // sweeps done before
    private final Draw[][] draws; // [sweeps][chains] null before they are drawn
    private final int[] done; // [chains] sweeps
    private final boolean[] busy; // [chains]
    private int delivered; // sweeps
    private boolean stopped;

    Stretch(int end, Consumer<List<Draw>> rounds) {
      this.rounds = rounds;
      first = sweeps();
      draws = new Draw[end - first][chains.size()];
      done = new int[chains.size()];
      busy = new boolean[chains.size()];
    }

    /** Sweeps while there is a chain that nobody else does. */
    void work() {
      try {
        for (int chain = take(); chain >= 0; chain = take()) {
          put(chain, sweep(chains.get(chain)));
          if (Thread.currentThread() == caller) {
            deliver();
          }
        }
      } catch (RuntimeException | Error e) {
        stop();
        throw e;
      }
    }

    /** The chain to be swept next, or -1. */
    private synchronized int take() {
      int next =
          IntStream.range(0, done.length)
              .filter(chain -> !stopped && !busy[chain] && done[chain] < draws.length)
              .reduce(-1, (one, other) -> one >= 0 && done[one] <= done[other] ? one : other);
      if (next >= 0) {
        busy[next] = true;
      }
      return next;
    }

    private synchronized void put(int chain, Draw draw) {
      draws[done[chain]++][chain] = draw;
      busy[chain] = false;
    }

    private synchronized void stop() {
      stopped = true;
    }

    /** Hands over the sweeps that all chains have done. */
    void deliver() {
      for (int all = sweepsOfAll(); delivered < all; delivered++) {
        rounds.accept(List.of(draws[delivered]));
        draws[delivered] = null; // samples are large
      }
    }

    private synchronized int sweepsOfAll() {
      return Arrays.stream(done).min().orElseThrow();
    }
  }

  @Override
  public void close() {
    workers.close();
    within.forEach(Workers::close);
  }
}
