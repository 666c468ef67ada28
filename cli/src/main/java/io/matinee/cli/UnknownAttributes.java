package io.matinee.cli;

import io.matinee.data.Dataset;
import io.matinee.data.Demographics;
import io.matinee.data.Movie;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/** What RecommenderNet would go by but a dataset has not. */
final class UnknownAttributes {
  private UnknownAttributes() {}

  /** One line that says what is not known of anyone or any movie; empty where nothing lacks. */
  static Optional<String> note(Dataset dataset) {
    Knowledge people = new Knowledge();
    people.add("age", "ages", anyPerson(dataset, Demographics::age));
    people.add("gender", "genders", anyPerson(dataset, Demographics::gender));
    people.add("occupation", "occupations", anyPerson(dataset, Demographics::occupation));
    people.add("zip code", "zip codes", anyPerson(dataset, Demographics::zipCode));
    Knowledge movies = new Knowledge();
    movies.add(
        "year", "years", dataset.movies().stream().map(Movie::year).anyMatch(y -> y != null));
    movies.add("genres", "genres", !dataset.genres().isEmpty());
    List<String> lacking = new ArrayList<>(people.lacking);
    lacking.addAll(movies.lacking);
    return lacking.isEmpty()
        ? Optional.empty()
        : Optional.of(
            "Note: this data has no %s: RecommenderNet knows people by %s and movies by %s"
                .formatted(
                    list(lacking, "or"), list(people.known, "and"), list(movies.known, "and")));
  }

  private static boolean anyPerson(Dataset dataset, Function<Demographics, Object> attribute) {
    return dataset.users().stream().anyMatch(user -> attribute.apply(user.demographics()) != null);
  }

  private static String list(List<String> names, String last) {
    int size = names.size();
    if (size < 2) {
      return size == 0 ? "nothing" : names.get(0);
    }
    return String.join(", ", names.subList(0, size - 1)) + " " + last + " " + names.get(size - 1);
  }

  /** Names of what is known, and of what lacks. */
  private static final class Knowledge {
    private final List<String> known = new ArrayList<>();
    private final List<String> lacking = new ArrayList<>();

    void add(String one, String many, boolean isKnown) {
      if (isKnown) {
        known.add(one);
      } else {
        lacking.add(many);
      }
    }
  }
}
