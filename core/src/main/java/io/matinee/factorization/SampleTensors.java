package io.matinee.factorization;

import io.matinee.data.RatingScale;
import io.matinee.factorization.PosteriorSample.Dates;
import io.matinee.features.MovieTraits;
import io.matinee.features.PersonTraits;
import io.matinee.model.ModelFile;
import io.matinee.model.Tensor;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;

/** The samples as they stand in files. Numbers of double precision become floats. */
final class SampleTensors {
  /**
   * What does not stand in tensors.
   *
   * @param chain the sample's
   * @param firstDay of the days; {@code null} where dates are not used
   */
  record Header(FactorizationSettings.Chain chain, Integer firstDay) {
    Header {
      Objects.requireNonNull(chain, "chain");
    }

    static Header of(PosteriorSample sample) {
      return new Header(sample.chain(), sample.dates() == null ? null : sample.dates().firstDay());
    }
  }

  private SampleTensors() {}

  /** The tensors of sample {@code number}. */
  static Map<String, Tensor> of(PosteriorSample sample, int number) {
    Map<String, Tensor> tensors = new TreeMap<>();
    String name = name(number);
    int person = sample.personWidth();
    int movie = sample.movieWidth();
    tensors.put(name + "mean", Tensor.vector(new float[] {(float) sample.mean()}));
    tensors.put(name + "noise", Tensor.vector(new float[] {(float) sample.noise()}));
    tensors.put(name + "cutpoints", Tensor.vector(floats(sample.cutpoints())));
    tensors.put(name + "people.mean", Tensor.vector(floats(sample.people().mean())));
    tensors.put(name + "people.precision", matrix(floats(sample.people().precision()), person));
    tensors.put(name + "people.effects", matrix(sample.personEffects(), person));
    tensors.put(name + "people.history", matrix(sample.historyEffects(), person));
    if (sample.newcomers() != null) {
      Newcomers newcomers = sample.newcomers();
      tensors.put(name + "newcomers.mean", Tensor.vector(floats(newcomers.common().mean())));
      tensors.put(
          name + "newcomers.precision", matrix(floats(newcomers.common().precision()), person));
      tensors.put(name + "newcomers.usual", Tensor.vector(newcomers.usual()));
    }
    tensors.put(name + "movies", matrix(sample.movies(), movie));
    tensors.put(name + "raters", Tensor.vector(sample.raters()));
    tensors.put(name + "movies.mean", Tensor.vector(floats(sample.newMovies().common().mean())));
    tensors.put(
        name + "movies.precision", matrix(floats(sample.newMovies().common().precision()), movie));
    tensors.put(name + "movies.effects", matrix(sample.newMovies().effects(), movie));
    if (sample.dates() != null) {
      tensors.put(name + "days", Tensor.vector(floats(sample.dates().days())));
      tensors.put(name + "dates.precision", Tensor.vector(floats(sample.dates().precisions())));
    }
    return tensors;
  }

  private static String name(int number) {
    return "sample.%04d.".formatted(number);
  }

  private static Tensor matrix(float[] values, int width) {
    return new Tensor(new int[] {values.length / width, width}, values);
  }

  static float[] floats(double[] values) {
    float[] floats = new float[values.length];
    for (int i = 0; i < floats.length; i++) {
      floats[i] = (float) values[i];
    }
    return floats;
  }

  static double[] doubles(float[] values) {
    double[] doubles = new double[values.length];
    for (int i = 0; i < doubles.length; i++) {
      doubles[i] = values[i];
    }
    return doubles;
  }

  /**
   * Reads all samples.
   *
   * @param sizes of what they are samples of
   */
  static List<PosteriorSample> readAll(ModelFile file, Sizes sizes) {
    List<PosteriorSample> samples = new ArrayList<>();
    for (Header header : file.list("samples", Header[].class)) {
      samples.add(read(file, samples.size(), header, sizes));
    }
    return samples;
  }

  /** Reads sample {@code number}; {@code header} is what of it stands in no tensor. */
  private static PosteriorSample read(ModelFile file, int number, Header header, Sizes sizes) {
    String name = name(number);
    int person = header.chain().factors() + 1 + sizes.movieCovariates();
    int movie = header.chain().factors() + 1 + sizes.personCovariates();
    int history = header.chain().history() ? sizes.movies() : 0;
    return new PosteriorSample(
        header.chain(),
        file.values(name + "mean", 1)[0],
        file.values(name + "noise", 1)[0],
        doubles(file.values(name + "cutpoints", header.chain().probit() ? sizes.levels() - 1 : 0)),
        normal(file, name + "people", person),
        file.values(name + "people.effects", sizes.personFlags() * person),
        file.values(name + "people.history", history * person),
        header.chain().history() ? newcomers(file, name + "newcomers", person) : null,
        file.values(name + "movies", sizes.movies() * movie),
        file.values(name + "raters", sizes.movies()),
        new NewMovies(
            normal(file, name + "movies", movie),
            file.values(name + "movies.effects", sizes.movieFlags() * movie)),
        header.firstDay() == null ? null : dates(file, name, header.firstDay()));
  }

  private static Newcomers newcomers(ModelFile file, String name, int width) {
    return new Newcomers(normal(file, name, width), file.values(name + ".usual", width));
  }

  private static NormalWishart normal(ModelFile file, String name, int width) {
    return new NormalWishart(
        doubles(file.values(name + ".mean", width)),
        doubles(file.values(name + ".precision", width * width)));
  }

  private static Dates dates(ModelFile file, String name, int firstDay) {
    return new Dates(
        firstDay,
        doubles(file.values(name + "days")),
        doubles(file.values(name + "dates.precision", 3)));
  }

  /** How many there are of what samples speak of. */
  record Sizes(
      int movies,
      int levels,
      int personFlags,
      int movieFlags,
      int personCovariates,
      int movieCovariates) {
    static Sizes of(int movies, RatingScale scale, PersonTraits people, MovieTraits traits) {
      return new Sizes(
          movies,
          new Levels(scale).count(),
          people.attributes().size(),
          traits.attributes().size(),
          PersonTraits.COVARIATES,
          traits.covariateCount());
    }
  }
}
