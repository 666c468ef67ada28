package io.matinee.ranking;

import io.matinee.data.RatingScale;
import io.matinee.model.MovieScorer;
import io.matinee.model.Profile;
import io.matinee.model.UncertainScorer;

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

  @Override
  public void score(Profile profile, MovieScorer ratings, float[] stars, float[] into) {
    float[] liked = new float[into.length];
    predict(ratings, stars, liked);
    float[] ratios = new float[into.length];
    model.popularity().score(profile, into, ratios);
    int rated = profile.history().size();
    double prior = model.settings().prior() / Math.sqrt(Math.max(1, rated));
    float scale = (float) (prior / model.scale().max());
    for (int movie = 0; movie < into.length; movie++) {
      into[movie] *= scale * stars[movie];
    }
    if (rated > 0) {
      addPersonal(profile, liked, ratios, into);
    }
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

  private void addPersonal(Profile profile, float[] liked, float[] ratios, float[] into) {
    float[] ease = new float[into.length];
    float[] als = new float[into.length];
    model.ease().score(profile, ease);
    model.als().score(profile, als);
    float weight = (float) model.settings().alsWeight();
    double alike = model.settings().alikeExponent();
    for (int movie = 0; movie < into.length; movie++) {
      float watched = Math.max(ease[movie] + weight * als[movie], LEAST);
      double logOfLiked = Math.log(Math.max(liked[movie], Float.MIN_NORMAL));
      double taste = exponent * logOfLiked + alike * Math.log(ratios[movie]);
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
