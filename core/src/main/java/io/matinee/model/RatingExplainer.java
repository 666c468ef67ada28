package io.matinee.model;

import java.util.List;

/** Says what the predicted ratings of one person are made of. For one thread at a time. */
public interface RatingExplainer {
  /** The predicted rating of the movie with dense index {@code movie}, in stars. */
  double rating(int movie);

  /** What is added up to {@link #rating}, the baseline first, then in no particular order. */
  List<RatingPart> parts(int movie);

  /**
   * What the rating would be without each rating of the person that counts for it; none where the
   * model does not go by them. The differences need not add up to anything.
   */
  List<LeftOut> leaveOneOut(int movie);
}
