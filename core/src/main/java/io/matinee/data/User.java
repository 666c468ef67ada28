package io.matinee.data;

import java.util.Objects;

/**
 * A person of a dataset.
 *
 * @param id the id outside Matinee, any text
 * @param demographics what is known of the person
 */
public record User(String id, Demographics demographics) {
  /** Checks that both parts are there. */
  public User {
    Objects.requireNonNull(id, "id");
    Objects.requireNonNull(demographics, "demographics");
  }
}
