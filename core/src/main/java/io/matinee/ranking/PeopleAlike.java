package io.matinee.ranking;

import io.matinee.kernels.Workers;
import io.matinee.model.Profile;
import java.util.List;

/**
 * People who watch the same: by the cosine of their vectors in {@link ImplicitAls}, into which
 * their profiles are folded.
 */
public final class PeopleAlike {
  private static final int CHUNK = 16; // people folded in as one task

  private final ImplicitAls als;
  private final int people;
  private final UnitVectors vectors; // of the people, and room for the one who asks

  /**
   * Folds people in.
   *
   * @param model over the catalogue of the profiles
   */
  public PeopleAlike(RankingModel model, List<Profile> people, Workers workers) {
    this.als = model.als();
    this.people = people.size();
    this.vectors = new UnitVectors(als.length(), new float[(people.size() + 1) * als.length()]);
    workers.inChunks(
        people.size(),
        CHUNK,
        (chunk, from, to) -> {
          for (int person = from; person < to; person++) {
            vectors.put(person, als.vector(people.get(person)));
          }
        });
  }

  /**
   * The people most like {@code profile}, the most similar first; the same person is among them,
   * where they are among the people.
   *
   * @param count 1 or more
   * @return at most {@code count}; none for a profile without history
   */
  public List<Similar> to(Profile profile, int count) {
    UnitVectors asked = new UnitVectors(vectors.length(), vectors.values().clone());
    asked.put(people, als.vector(profile));
    return List.of(asked.nearest(people, count));
  }
}
