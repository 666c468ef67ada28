package io.matinee.cli.report;

import io.matinee.cli.chart.ExplorationFigures;
import io.matinee.cli.chart.Picture;
import io.matinee.data.Dataset;
import io.matinee.exploration.Exploration;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;

/** The files of an exploration: each chart as PNG and SVG, and a report that holds them all. */
public final class ExplorationFiles {
  private ExplorationFiles() {}

  /**
   * Draws and writes them; files of the same name are replaced.
   *
   * @param exploration of {@code dataset}
   * @param folder where to; made if it is missing
   * @param version of the program, for the last line of the report
   * @param more adds sections to the report, before its last line
   * @return what was written, {@code report.html} last
   * @throws io.matinee.MatineeException if Java finds no fonts or a file cannot be written
   */
  public static List<Path> write(
      Dataset dataset,
      Exploration exploration,
      Path folder,
      String version,
      Consumer<HtmlReport> more) {
    List<Picture> pictures =
        ExplorationFigures.of(exploration).parallelStream().map(Picture::of).toList();
    List<Path> files = new ArrayList<>();
    pictures.forEach(picture -> files.addAll(picture.write(folder)));
    HtmlReport report = ExplorationReport.of(dataset, exploration, pictures);
    more.accept(report);
    report.footer("Made by Matinee " + version + ".");
    files.add(report.write(folder.resolve("report.html")));
    return files;
  }
}
