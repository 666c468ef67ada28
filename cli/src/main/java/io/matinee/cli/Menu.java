package io.matinee.cli;

import io.matinee.data.Dataset;
import io.matinee.data.Demographics;
import io.matinee.data.Split;
import io.matinee.data.User;
import io.matinee.model.Predictions;
import io.matinee.model.Profile;
import io.matinee.model.RatingPredictor;
import io.matinee.recommendation.Filter;
import io.matinee.recommendation.Recommendation;
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

  private final Session session;
  private final Prompt prompt;
  private final Dataset dataset;
  private final ServedModel served;

  Menu(Session session, Prompt prompt, Dataset dataset, ServedModel served) {
    this.session = session;
    this.prompt = prompt;
    this.dataset = dataset;
    this.served = served;
  }

  /** Shows the menu until the person leaves. */
  void run() {
    while (true) {
      session.out().println(CHOICES);
      switch (ask("Enter 1, 2, 3 or 4: ", List.of(), Menu::choice)) {
        case 1 -> recommend(askProfile());
        case 2 -> recommend(askUser());
        case 3 -> printRmse();
        default -> {
          return;
        }
      }
    }
  }

  private static int choice(String answer) {
    return switch (answer) {
      case "1", "2", "3", "4" -> Integer.parseInt(answer);
      default ->
          throw new WrongUsage("expected 1, 2, 3 or 4, found " + PersonQuestions.shown(answer));
    };
  }

  /** Asks until {@code understood} makes sense of the answer. */
  private <T> T ask(String question, List<String> completions, Function<String, T> understood) {
    while (true) {
      try {
        return understood.apply(prompt.ask(question, completions));
      } catch (WrongUsage e) {
        session.out().println(e.getMessage() + ". Please try again.");
      }
    }
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
    int count = ask("Enter number of recommendations: ", List.of(), this::count);
    List<Recommendation> list = served.recommender().recommend(profile, Filter.UNSEEN, count);
    session.out().println(ListOutput.text(list));
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
    RatingPredictor predictor = served.model().predictor(dataset.movies());
    List<Profile> people = Profile.ofUsers(dataset, dataset.ratings());
    session
        .out()
        .printf(
            Locale.ROOT,
            "RMSE over all %,d ratings, training part included: %.4f%n",
            dataset.ratings().size(),
            Predictions.rmse(
                Predictions.of(predictor, people, dataset.ratings()), dataset.ratings()));
    printHeldOut(predictor);
    session.out().println();
  }

  private void printHeldOut(RatingPredictor predictor) {
    boolean sameData = served.model().card().dataChecksum().equals(dataset.checksum());
    if (!served.model().card().split().holdsOut() || !sameData) {
      session.out().println("No part of this data is known to be new to the model.");
      return;
    }
    Split split = served.model().card().split().apply(dataset);
    List<Profile> people = Profile.ofUsers(dataset, split.train());
    session
        .out()
        .printf(
            Locale.ROOT,
            "RMSE over the %,d held-out ratings, never seen in training: %.4f (%s)%n",
            split.test().size(),
            Predictions.rmse(Predictions.of(predictor, people, split.test()), split.test()),
            served.model().card().split().describe());
  }
}
