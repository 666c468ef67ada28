package io.matinee.cli;

import io.matinee.data.Dataset;
import io.matinee.data.Demographics;
import io.matinee.model.Profile;
import java.util.List;
import picocli.CommandLine.Option;

/** Who is asking: a person of the data, or a newcomer. */
final class PersonOptions {
  @Option(names = "--user", paramLabel = "ID", description = "A person of the data.")
  private String user;

  @Option(names = "--age", paramLabel = "YEARS", description = "A newcomer's age in years.")
  private Integer age;

  @Option(names = "--gender", paramLabel = "M|F", description = "A newcomer's gender, M or F.")
  private String gender;

  @Option(names = "--occupation", paramLabel = "NAME", description = "A newcomer's occupation.")
  private String occupation;

  @Option(names = "--zip", paramLabel = "CODE", description = "A newcomer's zip code.")
  private String zip;

  @Option(
      names = "--rate",
      paramLabel = "ID:STARS",
      description = "A movie the person rates now; may be given again.")
  private List<String> rates = List.of();

  /** Whether ratings are given here and now. */
  boolean rates() {
    return !rates.isEmpty();
  }

  /** Whether anybody is given at all. */
  boolean given() {
    return user != null || newcomer() || rates();
  }

  private boolean newcomer() {
    return age != null || gender != null || occupation != null || zip != null;
  }

  /** The id of the person asked for; {@code null} for a newcomer. */
  String user() {
    return user;
  }

  /**
   * The profile of who is asking.
   *
   * @throws WrongUsage if both or neither kind of person is given, or one that cannot be
   */
  Profile profile(Dataset dataset) {
    Profile profile = person(dataset);
    GivenRatings given = new GivenRatings(dataset);
    for (String rate : rates) {
      profile = GivenRatings.with(profile, given.parse(rate));
    }
    return profile;
  }

  private Profile person(Dataset dataset) {
    boolean newcomer = newcomer();
    if ((user != null) == newcomer && (newcomer || rates.isEmpty())) {
      throw new WrongUsage(
          "expected either --user ID or a newcomer's --age, --gender, --occupation and --zip"
              + " (any of them) or --rate, found "
              + (newcomer ? "both" : "neither"));
    }
    return user != null ? known(dataset, user) : newcomer(dataset);
  }

  /** The profile of the person with {@code id}, whose history is all their ratings. */
  static Profile known(Dataset dataset, String id) {
    int index = dataset.tryUserIndex(id);
    if (index < 0) {
      throw new WrongUsage(
          "expected %s, found %s"
              .formatted(PersonQuestions.idRange(dataset), PersonQuestions.shown(id)));
    }
    return Profile.ofUsers(dataset, dataset.ratings()).get(index);
  }

  private Profile newcomer(Dataset dataset) {
    return Profile.newcomer(
        new Demographics(
            age == null ? null : PersonQuestions.age(age.toString()),
            gender == null ? null : PersonQuestions.gender(gender),
            occupation == null ? null : PersonQuestions.occupation(dataset, occupation),
            zip));
  }
}
