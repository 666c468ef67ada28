package io.matinee.baseline;

import io.matinee.data.Dataset;
import io.matinee.data.RatingScale;
import io.matinee.data.Ratings;
import io.matinee.data.Shuffle;
import io.matinee.model.MovieScorer;
import io.matinee.model.Profile;
import io.matinee.model.Profile.RatedMovie;
import io.matinee.model.RatingPredictor;
import java.util.Arrays;
import java.util.Random;
import java.util.stream.IntStream;

/**
 * Biased matrix factorization by stochastic gradient descent, known as SVD (Funk 2006; Koren, Bell
 * and Volinsky 2009): mean + movie's bias + person's bias + the product of their vectors. Who asks
 * is a profile, not one of the training's people, so a person's bias and vector are learned again
 * from the history, by the same steps with the movies as they are: newcomers are served.
 */
public final class SvdBySgd implements RatingPredictor {
  private final SvdSettings settings;
  private final double mean; // stars
  private final double[] biases; // [movies] stars
  private final double[] vectors; // [movies × factors]
  private final RatingScale scale;

  private SvdBySgd(Dataset dataset, Ratings train, SvdSettings settings) {
    this.settings = settings;
    this.mean = train.mean();
    this.biases = new double[dataset.movies().size()];
    this.vectors = normal(biases.length * settings.factors(), settings);
    this.scale = dataset.scale();
  }

  /** Learns from {@code train}, ratings of {@code dataset}; at least one. */
  public static SvdBySgd train(Dataset dataset, Ratings train, SvdSettings settings) {
    SvdBySgd model = new SvdBySgd(dataset, train, settings);
    Person[] people = new Person[dataset.users().size()];
    Arrays.setAll(people, person -> new Person(settings.factors()));
    int[] order = IntStream.range(0, train.size()).toArray();
    for (int epoch = 1; epoch <= settings.epochs(); epoch++) {
      Shuffle.shuffle(order, settings.seed() + epoch);
      for (int row : order) {
        model.step(people[train.user(row)], train.movie(row), train.value(row), true);
      }
    }
    return model;
  }

  private static double[] normal(int count, SvdSettings settings) {
    Random random = new Random(settings.seed());
    double[] values = new double[count];
    Arrays.setAll(values, i -> settings.spread() * random.nextGaussian());
    return values;
  }

  /** What is learned of a person. The vector begins at 0: the movies' are where signs differ. */
  private static final class Person {
    private final double[] vector; // [factors]
    private double bias; // stars

    Person(int factors) {
      vector = new double[factors];
    }
  }

  /** One step down the gradient of one rating; {@code both} sides, or the person's alone. */
  private void step(Person person, int movie, float stars, boolean both) {
    double rate = settings.learningRate();
    double penalty = settings.regularization();
    double error = stars - expected(person, movie);
    int from = movie * settings.factors();
    for (int f = 0; f < settings.factors(); f++) {
      double ofPerson = person.vector[f];
      double ofMovie = vectors[from + f];
      person.vector[f] += rate * (error * ofMovie - penalty * ofPerson);
      if (both) {
        vectors[from + f] += rate * (error * ofPerson - penalty * ofMovie);
      }
    }
    person.bias += rate * (error - penalty * person.bias);
    if (both) {
      biases[movie] += rate * (error - penalty * biases[movie]);
    }
  }

  private double expected(Person person, int movie) {
    double sum = mean + person.bias + biases[movie];
    int from = movie * settings.factors();
    for (int f = 0; f < settings.factors(); f++) {
      sum += person.vector[f] * vectors[from + f];
    }
    return sum;
  }

  @Override
  public String name() {
    return "SVD by SGD";
  }

  @Override
  public MovieScorer bind(Profile profile) {
    Person person = new Person(settings.factors());
    RatedMovie[] history = profile.history().toArray(RatedMovie[]::new);
    int[] order = IntStream.range(0, history.length).toArray();
    for (int epoch = 1; epoch <= settings.epochs(); epoch++) {
      Shuffle.shuffle(order, settings.seed() + epoch);
      for (int place : order) {
        step(person, history[place].movie(), history[place].rating(), false);
      }
    }
    double[] stars = new double[biases.length];
    Arrays.setAll(stars, movie -> expected(person, movie));
    return new MeanScorer(stars, 0, scale);
  }
}
