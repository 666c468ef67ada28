package io.matinee.ranking;

import io.matinee.data.RatingScale;
import io.matinee.model.MovieScorer;
import io.matinee.model.Profile;
import io.matinee.model.UncertainScorer;
import java.util.stream.Stream;

/**
 * Whether a person will watch a movie, and will like it. With n ratings known, the score is
 *
 * <pre>
 * max(S_EASE + a · S_iALS, 10⁻⁴) · P(liked)^e · (popularity among people like them / of all)^d
 *   + prior / √n · popularity among people like them · expected rating / best rating
 * </pre>
 *
 * and the second part alone for n = 0: newcomers are served, and every rating makes the list a
 * little more personal.
 */
public final class CombinedScore implements ListScore {
  private static final float LEAST = 1e-4f; // so that liking decides among the unlikely

  private final RankingModel model;
  private final double exponent;

  /**
   * Creates one by the settings of {@code model}.
   *
   * @param model over the catalogue to be scored
   */
  public CombinedScore(RankingModel model) {
    this.model = model;
    this.exponent = model.settings().likedExponent();
  }

  /**
   * What does not wait for ratings.
   *
   * @param popularity [movies] among people like this one
   * @param alike [movies] d · log of its ratio to that among all
   * @param watched [movies] S_EASE + a · S_iALS; empty, as alike, for a person without ratings
   */
  private record Watching(float[] popularity, double[] alike, float[] watched) {}

  /** Finds who watches what while the ratings are found, where the common pool has a thread. */
  @Override
  public void score(Profile profile, MovieScorer ratings, float[] stars, float[] into) {
    int movies = into.length;
    float[] liked = new float[movies];
    Watching[] found = new Watching[1];
    Stream.<Runnable>of(
            () -> found[0] = watching(profile, movies), () -> predict(ratings, stars, liked))
        .parallel()
        .forEach(Runnable::run);
    Watching watching = found[0];
    int rated = profile.history().size();
    double prior = model.settings().prior() / Math.sqrt(Math.max(1, rated));
    float scale = (float) (prior / model.scale().max());
    for (int movie = 0; movie < movies; movie++) {
      into[movie] = watching.popularity[movie] * (scale * stars[movie]);
    }
    if (rated > 0) {
      addPersonal(watching, liked, into);
    }
  }

  private Watching watching(Profile profile, int movies) {
    float[] popularity = new float[movies];
    float[] ratios = new float[movies];
    model.popularity().score(profile, popularity, ratios);
    if (profile.history().isEmpty()) {
      return new Watching(popularity, new double[0], new float[0]);
    }
    float[] watched = new float[movies];
    float[] als = new float[movies];
    model.ease().score(profile, watched);
    model.als().score(profile, als);
    float weight = (float) model.settings().alsWeight();
    double[] alike = new double[movies];
    for (int movie = 0; movie < movies; movie++) {
      watched[movie] += weight * als[movie];
      alike[movie] = model.settings().alikeExponent() * Math.log(ratios[movie]);
    }
    return new Watching(popularity, alike, watched);
  }

  /** The ratings, and the probabilities that the person likes the movies. */
  private void predict(MovieScorer ratings, float[] stars, float[] liked) {
    if (ratings instanceof UncertainScorer sure) {
      sure.scoreAll(stars, liked);
      return;
    }
    ratings.scoreAll(stars);
    for (int movie = 0; movie < liked.length; movie++) {
      liked[movie] = likedAt(stars[movie], model.scale());
    }
  }

  private void addPersonal(Watching watching, float[] liked, float[] into) {
    for (int movie = 0; movie < into.length; movie++) {
      float watched = Math.max(watching.watched[movie], LEAST);
      double logOfLiked = Math.log(Math.max(liked[movie], Float.MIN_NORMAL));
      double taste = exponent * logOfLiked + watching.alike[movie];
      into[movie] += watched * (float) Math.exp(taste); // cheaper than two powers
    }
  }

  /**
   * The probability by a predicted rating alone: a logistic curve about as steep as ratings that
   * are a quarter of the scale off.
   */
  public static float likedAt(float stars, RatingScale scale) {
    double border = scale.liked() - scale.step() / 2;
    double spread = (scale.max() - scale.min()) / 4;
    return (float) (1 / (1 + Math.exp(-1.7 * (stars - border) / spread)));
  }
}
