package io.matinee.cli;

import de.siegmar.fastcsv.writer.CsvWriter;
import io.matinee.data.Dataset;
import io.matinee.model.Json;
import io.matinee.model.Profile;
import io.matinee.recommendation.Filter;
import java.io.IOException;
import java.io.Writer;
import java.util.ArrayList;
import java.util.List;

/** A list for every person of the data, made and written one person at a time. */
final class EveryonesLists {
  private final ServedModel served;
  private final Filter filter;
  private final int count;
  private final Progress progress;

  /** Told how far it has come; may throw to end it. */
  interface Progress {
    /** So many people's lists are written. */
    void done(int people);
  }

  /** Lists of {@code count} movies each, or fewer where the filter lets fewer pass. */
  EveryonesLists(ServedModel served, Filter filter, int count, Progress progress) {
    this.served = served;
    this.filter = filter;
    this.count = count;
    this.progress = progress;
  }

  /** Writes a header, and a line for each entry that says whose it is. */
  void writeCsv(Writer text) throws IOException {
    CsvWriter csv = Csv.writer(text);
    csv.writeRecord(withUser("user", ListOutput.COLUMNS));
    write(
        (user, profile, list) ->
            list.forEach(entry -> csv.writeRecord(withUser(user, ListOutput.row(entry)))));
  }

  private static List<String> withUser(String user, List<String> rest) {
    List<String> record = new ArrayList<>(List.of(user));
    record.addAll(rest);
    return record;
  }

  /** Writes a JSON object a person, each on a line of its own. */
  void writeJsonLines(Writer text) throws IOException {
    write(
        (user, profile, list) ->
            text.write(Json.write(ListOutput.json(user, profile, list)) + "\n"));
  }

  private interface Form {
    void write(String user, Profile profile, List<ListedMovie> list) throws IOException;
  }

  private void write(Form form) throws IOException {
    Dataset dataset = served.dataset();
    List<Profile> people = Profile.ofUsers(dataset, dataset.ratings());
    for (int user = 0; user < people.size(); user++) {
      Profile profile = people.get(user);
      form.write(dataset.users().get(user).id(), profile, served.list(profile, filter, count));
      progress.done(user + 1);
    }
  }
}
