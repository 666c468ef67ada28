package io.matinee.factorization;

import io.matinee.data.SplitSpec;
import io.matinee.model.Json;
import io.matinee.model.ModelFile;
import io.matinee.model.Tensor;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * The state of an unfinished sampling on disk. A sampling that goes on from it ends with the very
 * samples that it would have had without the interruption.
 *
 * @param dataChecksum the identity of the data
 * @param split which part was held out
 * @param settings of the sampling
 * @param file the whole file
 */
record SamplingCheckpoint(
    String dataChecksum, SplitSpec split, FactorizationSettings settings, ModelFile file) {
  private static final String KIND = "factorization-checkpoint";

  /** What of a chain must be kept in double precision; {@code null} where it has no such part. */
  private record Numbers(
      int sweeps,
      double mean,
      double noise,
      double[] peopleStrengths,
      double[] movieStrengths,
      double[] cutpoints,
      double[] steps,
      double[] days,
      double[] datePrecisions) {
    static Numbers of(Chain chain) {
      return new Numbers(
          chain.sweeps,
          chain.mean,
          chain.noise,
          strengths(chain.people),
          strengths(chain.movies),
          chain.probit == null ? null : chain.probit.cutpoints(),
          chain.probit == null ? null : chain.probit.steps(),
          chain.dates == null ? null : chain.dates.days(),
          chain.dates == null ? null : chain.dates.precisions());
    }

    private static double[] strengths(Side side) {
      return side.attributes == null ? null : side.attributes.strengths();
    }

    /** Says whether they can be {@code chain}'s. */
    boolean fit(Chain chain) {
      Numbers its = of(chain);
      return noise > 0
          && lengthsAgree(peopleStrengths, its.peopleStrengths)
          && lengthsAgree(movieStrengths, its.movieStrengths)
          && lengthsAgree(cutpoints, its.cutpoints)
          && lengthsAgree(steps, its.steps)
          && lengthsAgree(days, its.days)
          && lengthsAgree(datePrecisions, its.datePrecisions);
    }

    void restore(Chain chain) {
      chain.sweeps = sweeps;
      chain.mean = mean;
      chain.noise = noise;
      copy(peopleStrengths, strengths(chain.people));
      copy(movieStrengths, strengths(chain.movies));
      if (chain.probit != null) {
        copy(cutpoints, chain.probit.cutpoints());
        copy(steps, chain.probit.steps());
      }
      if (chain.dates != null) {
        copy(days, chain.dates.days());
        copy(datePrecisions, chain.dates.precisions());
      }
    }

    private static void copy(double[] from, double[] to) {
      if (to != null) {
        System.arraycopy(from, 0, to, 0, to.length);
      }
    }
  }

  /** What the ratings watched have come to. */
  private record Watched(int count, double[] sums) {}

  static void save(
      Path path,
      String dataChecksum,
      SplitSpec split,
      FactorizationSettings settings,
      List<Chain> chains,
      List<PosteriorSample> samples,
      List<SweepResult> curve,
      Watch watch) {
    Map<String, String> metadata = new TreeMap<>();
    metadata.put("kind", KIND);
    metadata.put("data", dataChecksum);
    metadata.put("split", Json.write(split));
    metadata.put("settings", Json.write(settings));
    metadata.put("curve", Json.write(curve));
    metadata.put("numbers", Json.write(chains.stream().map(Numbers::of).toList()));
    metadata.put("watched", Json.write(new Watched(watch.count(), watch.sums())));
    metadata.put("samples", Json.write(samples.stream().map(SampleTensors.Header::of).toList()));
    Map<String, Tensor> tensors = new TreeMap<>();
    for (int c = 0; c < chains.size(); c++) {
      String prefix = prefix(c);
      state(chains.get(c))
          .forEach((name, values) -> tensors.put(prefix + name, Tensor.vector(values)));
    }
    for (int s = 0; s < samples.size(); s++) {
      tensors.putAll(SampleTensors.of(samples.get(s), s));
    }
    new ModelFile(path, metadata, tensors).write();
  }

  private static String prefix(int chain) {
    return "chain.%04d.".formatted(chain);
  }

  /** The state of a chain: to be written, or to be filled, where vectors are copies. */
  private static Map<String, float[]> state(Chain chain) {
    Map<String, float[]> state = new TreeMap<>();
    state.put("people.vectors", chain.people.vectors());
    state.put("movies.vectors", chain.movies.vectors());
    if (chain.people.attributes != null) {
      state.put("people.effects", chain.people.attributes.effects());
    }
    if (chain.movies.attributes != null) {
      state.put("movies.effects", chain.movies.attributes.effects());
    }
    if (chain.probit != null) {
      state.put("latents", chain.latents);
    }
    if (chain.dates != null) {
      state.put("person_days", chain.dates.personDayEffects());
      state.put("person_minutes", chain.dates.minuteEffects());
    }
    return state;
  }

  static SamplingCheckpoint load(Path path) {
    ModelFile file = ModelFile.read(path, KIND);
    return new SamplingCheckpoint(
        file.text("data"),
        file.json("split", SplitSpec.class),
        file.json("settings", FactorizationSettings.class),
        file);
  }

  /** The samples taken so far. */
  List<PosteriorSample> samples(SampleTensors.Sizes sizes) {
    return SampleTensors.readAll(file, sizes);
  }

  /** The sweeps done so far. */
  List<SweepResult> curve() {
    return file.list("curve", SweepResult[].class);
  }

  /** Puts what was saved into {@code watch}, which is as new. */
  void restore(Watch watch) {
    Watched watched = file.json("watched", Watched.class);
    require(lengthsAgree(watched.sums(), watch.sums()), "ratings watched");
    System.arraycopy(watched.sums(), 0, watch.sums(), 0, watch.size());
    watch.resumeAfter(watched.count());
  }

  /** How many sweeps the unfinished chains have done. */
  private int sweeps() {
    return curve().size() % settings.sweeps();
  }

  private void require(boolean holds, String what) {
    if (!holds) {
      throw file.unusable("expected " + what + " that fit its settings and the data");
    }
  }

  private static boolean lengthsAgree(double[] one, double[] other) {
    return one == null || other == null ? one == other : one.length == other.length;
  }

  /** Puts what was saved into {@code chains}, which are as new. */
  void restore(List<Chain> chains) {
    List<Numbers> numbers = file.list("numbers", Numbers[].class);
    require(numbers.size() == chains.size(), "chains");
    for (int c = 0; c < chains.size(); c++) {
      restore(prefix(c), numbers.get(c), chains.get(c));
    }
  }

  private void restore(String prefix, Numbers numbers, Chain chain) {
    require(numbers.fit(chain) && numbers.sweeps() == sweeps(), "numbers");
    numbers.restore(chain);
    Map<String, float[]> state = state(chain);
    state.forEach(
        (name, values) -> {
          float[] saved = file.values(prefix + name, values.length);
          System.arraycopy(saved, 0, values, 0, values.length);
        });
    chain.people.setVectors(state.get("people.vectors"));
    chain.movies.setVectors(state.get("movies.vectors"));
    chain.restored();
  }
}
