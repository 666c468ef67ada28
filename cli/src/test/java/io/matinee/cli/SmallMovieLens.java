package io.matinee.cli;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.function.IntFunction;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * A folder of made-up data as MovieLens 100K writes it: 30 people, 40 movies, 400 ratings, and the
 * folds u1 to u5 with 320 ratings to train on and 80 held out.
 */
final class SmallMovieLens {
  static final int PEOPLE = 30;
  static final int MOVIES = 40;

  /** The title of movie 1, which CSV must quote. */
  static final String AWKWARD_TITLE = "Harbor, \"The\" Silent (1990)";

  private static final List<String> OCCUPATIONS = List.of("artist", "doctor", "student");
  private static final List<String> RATINGS =
      IntStream.rangeClosed(1, PEOPLE)
          .boxed()
          .flatMap(
              user ->
                  IntStream.rangeClosed(1, MOVIES)
                      .filter(movie -> (7 * user + 11 * movie) % 3 == 0)
                      .mapToObj(movie -> rating(user, movie)))
          .toList();

  private SmallMovieLens() {}

  private static String rating(int user, int movie) {
    int stars = 1 + (user + 2 * movie) % 5;
    int second = 880_000_000 + (user * 7919 + movie * 104_729) % 10_000_000;
    return "%d\t%d\t%d\t%d".formatted(user, movie, stars, second);
  }

  /** The movies that {@code user} has rated, by id. */
  static List<String> seenBy(int user) {
    return RATINGS.stream()
        .map(line -> line.split("\t"))
        .filter(fields -> fields[0].equals(Integer.toString(user)))
        .map(fields -> fields[1])
        .toList();
  }

  /** Writes the files into {@code folder} and returns it. */
  static Path write(Path folder) {
    write(folder, "u.genre", List.of("unknown|0", "Drama|1", "Comedy|2", "Sci-Fi|3"));
    write(folder, "u.occupation", OCCUPATIONS);
    write(folder, "u.user", lines(PEOPLE, SmallMovieLens::user));
    write(folder, "u.item", lines(MOVIES, SmallMovieLens::movie));
    write(folder, "u.data", RATINGS);
    for (int fold = 0; fold < 5; fold++) {
      write(folder, "u" + (fold + 1) + ".base", foldPart(fold, false));
      write(folder, "u" + (fold + 1) + ".test", foldPart(fold, true));
    }
    return folder;
  }

  private static List<String> foldPart(int fold, boolean test) {
    return IntStream.range(0, RATINGS.size())
        .filter(row -> (row % 5 == fold) == test)
        .mapToObj(RATINGS::get)
        .toList();
  }

  private static List<String> lines(int count, IntFunction<String> line) {
    return IntStream.rangeClosed(1, count).mapToObj(line).toList();
  }

  private static String user(int id) {
    String gender = id % 3 == 0 ? "F" : "M";
    String occupation = OCCUPATIONS.get(id % OCCUPATIONS.size());
    return "%d|%d|%s|%s|%05d".formatted(id, 15 + id, gender, occupation, 1000 + id % 7);
  }

  private static String movie(int id) {
    int year = 1980 + id % 20;
    String title = id == 1 ? AWKWARD_TITLE : "Movie %d (%d)".formatted(id, year);
    int date = id == 1 ? 1990 : year;
    return "%d|%s|01-Jan-%d|||0|%d|%d|%d".formatted(id, title, date, 1, id % 2, id % 4 / 3);
  }

  private static void write(Path folder, String name, List<String> lines) {
    try {
      Files.createDirectories(folder);
      String text = lines.stream().map(line -> line + "\n").collect(Collectors.joining());
      Files.writeString(folder.resolve(name), text, ISO_8859_1);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
