package io.matinee.cli;

import io.matinee.Version;
import io.matinee.cli.report.ExplorationFiles;
import io.matinee.data.Dataset;
import io.matinee.exploration.Exploration;
import io.matinee.model.Json;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParentCommand;

/** {@code matinee explore}: what the data looks like. */
@Command(
    name = "explore",
    description = "Show what the data looks like: charts, figures, and biases in words.",
    mixinStandardHelpOptions = true,
    sortOptions = false,
    footer = {
      "",
      "Examples:",
      "  matinee explore                 charts here; PNG, SVG and report.html in ./out",
      "  matinee explore --no-files      charts here only",
      "  matinee explore --format json   the figures",
    })
final class ExploreCommand implements Callable<Integer> {
  @ParentCommand private Main program;
  @Mixin private DataOption data;
  @Mixin private FormatOption format;
  @Mixin private OutputOptions output;

  @Option(names = "--no-files", description = "Write no charts and no report.")
  private boolean noFiles;

  @Option(names = "--ascii", description = "Draw with ASCII characters only.")
  private boolean ascii;

  @Override
  public Integer call() {
    Session session = program.session;
    if (!noFiles) {
      output.makeFolder();
    }
    Dataset dataset = data.load(session, output.quiet);
    Exploration exploration = Exploration.of(dataset);
    switch (format.format) {
      case TABLE -> session.out().print(ExploredOutput.text(exploration, ascii));
      case JSON -> session.out().println(Json.pretty(ExploredOutput.json(exploration)));
      case CSV -> session.out().print(ExploredOutput.csv(exploration));
    }
    if (!noFiles) {
      List<Path> files =
          ExplorationFiles.write(
              dataset, exploration, output.folder, Version.CURRENT, report -> {});
      if (!output.quiet) {
        session.err().println("Wrote " + files.size() + " files: " + files.get(files.size() - 1));
      }
    }
    return 0;
  }
}
