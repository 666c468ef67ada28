package io.matinee.data;

import de.siegmar.fastcsv.writer.CsvWriter;
import de.siegmar.fastcsv.writer.LineDelimiter;
import java.io.OutputStreamWriter;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Collectors;

/** The layouts that {@link SyntheticFiles} writes. */
public enum SyntheticLayout {
  /** MovieLens' CSV files, half stars, and users.csv with what is known of people. */
  CSV("users.csv", "ratings.csv", RatingScale.HALF_STARS, ',', ',') {
    @Override
    String userHeader() {
      return String.join(",", MovieLensCsvFormat.USERS) + "\n";
    }

    @Override
    String ratingHeader() {
      return String.join(",", MovieLensCsvFormat.RATINGS) + "\n";
    }

    @Override
    StringBuilder appendStars(StringBuilder text, float stars) {
      int halves = Math.round(stars * 2);
      return text.append(halves / 2).append(halves % 2 == 0 ? ".0" : ".5");
    }

    @Override
    void writeTables(Path folder, List<Movie> movies, int[] counts) {
      AtomicFile.stream(
          folder.resolve("movies.csv"),
          out -> {
            Writer writer = new OutputStreamWriter(out, StandardCharsets.UTF_8);
            CsvWriter csv = CsvWriter.builder().lineDelimiter(LineDelimiter.LF).build(writer);
            csv.writeRecord(MovieLensCsvFormat.MOVIES);
            movies.forEach(
                movie ->
                    csv.writeRecord(movie.id(), movie.title(), String.join("|", movie.genres())));
            csv.flush();
          });
    }
  },

  /** The files of MovieLens 100K, whole stars, without folds. */
  ML100K("u.user", "u.data", RatingScale.FIVE_STARS, '|', '\t') {
    @Override
    String userHeader() {
      return "";
    }

    @Override
    String ratingHeader() {
      return "";
    }

    @Override
    StringBuilder appendStars(StringBuilder text, float stars) {
      return text.append((int) stars);
    }

    @Override
    void writeTables(Path folder, List<Movie> movies, int[] counts) {
      List<String> genres = SyntheticGenre.names();
      StringBuilder names = new StringBuilder();
      for (int i = 0; i < genres.size(); i++) {
        names.append(genres.get(i)).append('|').append(i).append('\n');
      }
      AtomicFile.write(folder.resolve("u.genre"), names.toString());
      AtomicFile.write(
          folder.resolve("u.occupation"), String.join("\n", SyntheticOccupation.names()) + "\n");
      AtomicFile.write(
          folder.resolve("u.info"),
          "%d users\n%d items\n%d ratings\n".formatted(counts[0], counts[1], counts[2]));
      String items =
          movies.stream().map(movie -> item(movie, genres)).collect(Collectors.joining());
      AtomicFile.write(folder.resolve("u.item"), items);
    }

    private static String item(Movie movie, List<String> genres) {
      String flags =
          genres.stream()
              .map(genre -> movie.genres().contains(genre) ? "|1" : "|0")
              .collect(Collectors.joining());
      return "%s|%s|01-Jan-%d||%s\n".formatted(movie.id(), movie.title(), movie.year(), flags);
    }
  };

  private final String users;
  private final String ratings;
  private final RatingScale scale;
  private final char userSeparator;
  private final char separator;

  SyntheticLayout(
      String users, String ratings, RatingScale scale, char userSeparator, char separator) {
    this.users = users;
    this.ratings = ratings;
    this.scale = scale;
    this.userSeparator = userSeparator;
    this.separator = separator;
  }

  /** The name of the file of people. */
  public String users() {
    return users;
  }

  /** The name of the file of ratings. */
  public String ratings() {
    return ratings;
  }

  RatingScale scale() {
    return scale;
  }

  char userSeparator() {
    return userSeparator;
  }

  char separator() {
    return separator;
  }

  /** The first line of the file of people with its end; empty where there is none. */
  abstract String userHeader();

  abstract String ratingHeader();

  abstract StringBuilder appendStars(StringBuilder text, float stars);

  /** Writes all but people and ratings; {@code counts} are of people, movies, ratings. */
  abstract void writeTables(Path folder, List<Movie> movies, int[] counts);
}
