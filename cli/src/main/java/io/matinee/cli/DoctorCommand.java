package io.matinee.cli;

import io.matinee.cli.Diagnosis.Status;
import io.matinee.model.Json;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParentCommand;

/** {@code matinee doctor}: whether this machine has what Matinee needs, and what to do if not. */
@Command(
    name = "doctor",
    description = "Check Java, memory, data, model and terminal, and say what to do about them.",
    mixinStandardHelpOptions = true,
    sortOptions = false,
    footer = {
      "",
      "Examples:",
      "  matinee doctor",
      "  matinee doctor --format json    for bug reports; exit code 1 if anything fails",
    })
final class DoctorCommand implements Callable<Integer> {
  @ParentCommand private Main program;

  @Option(names = "--data", paramLabel = "DIR|ZIP", description = "Folder or zip file of the data.")
  private Path data;

  @Mixin private ModelOption model;
  @Mixin private FormatOption format;
  @Mixin private OutputOptions output;

  @Override
  public Integer call() {
    Session session = program.session;
    List<Diagnosis> all = new ArrayList<>(MachineCheckup.of(session));
    all.addAll(new DataCheckup(session, data, output.folder, model.files(output)).all());
    switch (format.format) {
      case TABLE -> session.out().print(text(all));
      case JSON -> session.out().println(Json.pretty(all));
      case CSV -> session.out().print(csv(all));
    }
    return all.stream().anyMatch(one -> one.status() == Status.FAIL) ? Main.FAILURE : 0;
  }

  private static String text(List<Diagnosis> all) {
    StringBuilder text = new StringBuilder();
    for (Diagnosis one : all) {
      text.append("%-4s  %-9s %s%n".formatted(word(one.status()), one.subject(), one.found()));
      if (!one.remedy().isEmpty()) {
        text.append(" ".repeat(16)).append("-> ").append(one.remedy()).append('\n');
      }
    }
    return text.toString();
  }

  private static String word(Status status) {
    return status.name().toLowerCase(Locale.ROOT);
  }

  private static String csv(List<Diagnosis> all) {
    return Csv.of(
        List.of("subject", "status", "found", "remedy"),
        all.stream()
            .map(one -> List.of(one.subject(), word(one.status()), one.found(), one.remedy()))
            .toList());
  }
}
