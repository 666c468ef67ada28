package io.matinee.model;

import io.matinee.data.Dataset;
import io.matinee.data.Demographics;
import io.matinee.data.Ratings;
import io.matinee.data.RowsByUser;
import java.util.AbstractList;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;

/**
 * Who is asking. A known user is a profile looked up, a newcomer one typed in; either may have
 * rated movies.
 *
 * @param demographics what is known of the person
 * @param history the movies the person has rated, possibly none
 */
public record Profile(Demographics demographics, List<RatedMovie> history) {
  /**
   * A movie that the person has rated.
   *
   * @param movie dense movie index
   * @param rating stars
   * @param epochSecond when, in seconds since 1970
   */
  public record RatedMovie(int movie, float rating, long epochSecond) {}

  /** Checks the parts and keeps its own copy of the history. */
  public Profile {
    Objects.requireNonNull(demographics, "demographics");
    history = List.copyOf(history);
  }

  /** A newcomer who has rated nothing. */
  public static Profile newcomer(Demographics demographics) {
    return new Profile(demographics, List.of());
  }

  /**
   * Every user of {@code dataset}, by dense index, with the history that {@code known} holds. The
   * list keeps no profiles; it makes one each time it is asked.
   */
  public static List<Profile> ofUsers(Dataset dataset, Ratings known) {
    RowsByUser byUser = RowsByUser.of(known, dataset.users().size());
    return new AbstractList<>() {
      @Override
      public Profile get(int user) {
        return ofUser(dataset, known, byUser, user);
      }

      @Override
      public int size() {
        return dataset.users().size();
      }
    };
  }

  private static Profile ofUser(Dataset dataset, Ratings known, RowsByUser byUser, int user) {
    List<RatedMovie> history = new ArrayList<>(byUser.count(user));
    for (int i = byUser.starts()[user]; i < byUser.starts()[user + 1]; i++) {
      int row = byUser.rows()[i];
      history.add(new RatedMovie(known.movie(row), known.value(row), known.epochSecond(row)));
    }
    return new Profile(dataset.users().get(user).demographics(), history);
  }
}
