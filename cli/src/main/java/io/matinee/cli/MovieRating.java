package io.matinee.cli;

import io.matinee.data.Dataset;
import io.matinee.model.Profile;
import io.matinee.model.Profile.RatedMovie;
import io.matinee.recommendation.Filter;
import java.io.PrintStream;
import java.util.ArrayList;
import java.util.List;

/** Asks for movies and ratings of them, and shows after each how the person's list has changed. */
final class MovieRating {
  private static final int OFFERED = 9; // movies of a search, the most rated first

  private final PrintStream out;
  private final Prompt prompt;
  private final Dataset dataset;
  private final MovieSearch search;
  private final GivenRatings given;
  private final ListChange change;
  private final List<RatedMovie> now = new ArrayList<>();
  private Profile person;

  /** Lists have {@code count} movies. */
  MovieRating(Session session, Prompt prompt, ServedModel served, int count) {
    this.out = session.out();
    this.prompt = prompt;
    this.dataset = served.dataset();
    this.search = new MovieSearch(dataset);
    this.given = new GivenRatings(dataset);
    this.change = new ListChange(served, Filter.UNSEEN, count);
  }

  /** Goes on until the person has had enough; returns {@code profile} with what was rated. */
  Profile run(Profile profile) {
    person = profile;
    out.printf(
        "%nFor a person with %,d ratings so far. Press Enter to go back to the menu.%n",
        person.history().size());
    while (true) {
      List<Integer> found = prompt.until("Part of a movie's title: ", List.of(), this::search, out);
      if (found.isEmpty()) {
        return person;
      }
      int movie = choose(found);
      if (movie >= 0) {
        rate(movie);
      }
    }
  }

  /** The movies whose title holds {@code text}, the most rated first; none for no text. */
  private List<Integer> search(String text) {
    List<Integer> found = text.isEmpty() ? List.of() : search.holding(text);
    if (found.isEmpty() && !text.isEmpty()) {
      throw new WrongUsage("expected part of a title, found none with " + text);
    }
    return found;
  }

  /** The one of {@code found} that the person means; -1 for none of them. */
  private int choose(List<Integer> found) {
    int offered = Math.min(OFFERED, found.size());
    for (int i = 0; i < offered; i++) {
      out.printf("%2d. %s%n", i + 1, dataset.movies().get(found.get(i)).title());
    }
    if (found.size() > offered) {
      out.printf("    and %,d more: type more of the title to see them%n", found.size() - offered);
    }
    int choice =
        prompt.until("Number (Enter for none): ", List.of(), text -> number(text, offered), out);
    return choice == 0 ? -1 : found.get(choice - 1);
  }

  private static int number(String text, int last) {
    if (text.isEmpty()) {
      return 0;
    }
    if (text.matches("\\d") && text.charAt(0) > '0' && Integer.parseInt(text) <= last) {
      return Integer.parseInt(text);
    }
    throw new WrongUsage("expected a number from 1 to %d, found %s".formatted(last, text));
  }

  private void rate(int movie) {
    String question = "Your rating (%s): ".formatted(dataset.scale().describe());
    float stars = prompt.until(question, List.of(), given::stars, out);
    RatedMovie rated = given.rated(movie, stars);
    now.removeIf(earlier -> earlier.movie() == movie);
    now.add(rated);
    Profile before = person;
    person = GivenRatings.with(person, rated);
    out.println(change.text(before, person, now));
  }
}
