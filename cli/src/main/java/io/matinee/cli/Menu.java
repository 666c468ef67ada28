package io.matinee.cli;

import io.matinee.data.Dataset;
import io.matinee.data.Demographics;
import io.matinee.data.Ratings;
import io.matinee.data.Split;
import io.matinee.data.SplitSpec;
import io.matinee.data.User;
import io.matinee.model.Profile;
import io.matinee.recommendation.Filter;
import java.util.List;
import java.util.Locale;
import java.util.function.Function;

/** The menu of the published report, with wrong answers explained and asked again. */
final class Menu {
  private static final String CHOICES =
      """
      Menu:

      1. Enter user data (age, gender, occupation, zip code) manually
      2. Enter id of existed user.
      3. Calculate RMSE for all dataset
      4. Exit
      """;
  private static final String RATE = "5. Rate movies: the list follows at once\n";
  private static final int AT_FIRST = 10; // recommendations, before anybody asked for a number

  private static final int RATING = 5;

  private final Session session;
  private final Prompt prompt;
  private final Dataset dataset;
  private final ServedModel served;
  private final Reasons reasons; // null where nobody asks why
  private final boolean rates; // whether there is a use in rating movies
  private Profile person = Profile.newcomer(Demographics.UNKNOWN);
  private int wanted = AT_FIRST;

  Menu(Session session, Prompt prompt, Dataset dataset, ServedModel served, boolean why) {
    this.session = session;
    this.prompt = prompt;
    this.dataset = dataset;
    this.served = served;
    this.reasons = why ? Reasons.of(served) : null;
    this.rates = served.model().usesHistory();
  }

  /** Shows the menu until the person leaves. */
  void run() {
    while (true) {
      session.out().println(CHOICES + (rates ? RATE : ""));
      switch (ask("Enter " + choices() + ": ", List.of(), this::choice)) {
        case 1 -> recommend(askProfile());
        case 2 -> recommend(askUser());
        case 3 -> printRmse();
        case RATING -> rate();
        default -> {
          return;
        }
      }
    }
  }

  private String choices() {
    return rates ? "1, 2, 3, 4 or 5" : "1, 2, 3 or 4";
  }

  private int choice(String answer) {
    if (answer.matches(rates ? "[1-5]" : "[1-4]")) {
      return Integer.parseInt(answer);
    }
    throw new WrongUsage(
        "expected %s, found %s".formatted(choices(), PersonQuestions.shown(answer)));
  }

  private void rate() {
    MovieRating rating = new MovieRating(session, prompt, served, wanted);
    person = rating.run(person);
  }

  private <T> T ask(String question, List<String> completions, Function<String, T> understood) {
    return prompt.until(question, completions, understood, session.out());
  }

  private Profile askProfile() {
    session.out().println("Press Enter to leave out what you would rather not say.");
    Integer age = ask("Age: ", List.of(), optional(PersonQuestions::age));
    String gender = ask("Gender: ", List.of("M", "F"), optional(PersonQuestions::gender));
    String occupation =
        ask(
            "Occupation: ",
            dataset.occupations(),
            optional(text -> PersonQuestions.occupation(dataset, text)));
    String zip = ask("Zip Code: ", List.of(), optional(Function.identity()));
    return Profile.newcomer(new Demographics(age, gender, occupation, zip));
  }

  private static <T> Function<String, T> optional(Function<String, T> understood) {
    return answer -> answer.isEmpty() ? null : understood.apply(answer);
  }

  private Profile askUser() {
    List<User> users = dataset.users();
    String question =
        "Enter user_id (from %s to %s):"
            .formatted(users.get(0).id(), users.get(users.size() - 1).id());
    Profile profile = ask(question, List.of(), id -> PersonOptions.known(dataset, id));
    Demographics person = profile.demographics();
    session.out().println("Age: " + shown(person.age()));
    session.out().println("Gender: " + shown(person.gender()));
    session.out().println("Occupation: " + shown(person.occupation()));
    session.out().println("Zip Code: " + shown(person.zipCode()));
    session.out().println();
    return profile;
  }

  private static String shown(Object value) {
    return value == null ? "unknown" : value.toString();
  }

  private void recommend(Profile profile) {
    person = profile;
    wanted = ask("Enter number of recommendations: ", List.of(), this::count);
    List<ListedMovie> list = served.list(profile, Filter.UNSEEN, wanted);
    List<ListedMovie> shown = reasons == null ? list : reasons.why(profile, list);
    session.out().println(ListOutput.text(shown, session.columns()));
  }

  private int count(String answer) {
    try {
      int count = Integer.parseInt(answer);
      if (count >= 1) {
        return count;
      }
    } catch (NumberFormatException e) {
      // Explained below, as a number out of range is.
    }
    throw new WrongUsage(
        "expected a number from 1 to %d, found %s"
            .formatted(dataset.movies().size(), PersonQuestions.shown(answer)));
  }

  private void printRmse() {
    boolean sameData = served.model().card().dataChecksum().equals(dataset.checksum());
    boolean heldOut = sameData && served.model().card().split().holdsOut();
    Split split = (heldOut ? served.model().card().split() : SplitSpec.all()).apply(dataset);
    print(
        "RMSE over all %,d ratings, training part included: %.4f%n",
        split.train(), dataset.ratings());
    if (heldOut) {
      print(
          "RMSE over the %,d held-out ratings, never seen in training: %.4f ("
              + served.model().card().split().describe().replace("%", "%%")
              + ")%n",
          split.train(),
          split.test());
    } else {
      session.out().println("No part of this data is known to be new to the model.");
    }
    session.out().println();
  }

  private void print(String line, Ratings known, Ratings ratings) {
    double rmse = TrainedOutput.rmse(dataset, served.model(), known, ratings);
    session.out().printf(Locale.ROOT, line, ratings.size(), rmse);
  }
}
