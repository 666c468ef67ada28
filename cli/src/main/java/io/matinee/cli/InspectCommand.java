package io.matinee.cli;

import io.matinee.model.Json;
import io.matinee.model.TensorFile;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.ParentCommand;

/** {@code matinee inspect}: what a model file or checkpoint holds. */
@Command(
    name = "inspect",
    description = {
      "Show what a model file or checkpoint holds: where it comes from, settings, figures, tensors.",
      "Any other safetensors file will do too."
    },
    mixinStandardHelpOptions = true,
    sortOptions = false,
    footer = {
      "",
      "Examples:",
      "  matinee inspect out/network.safetensors",
      "  matinee inspect out/network.safetensors --format json     everything, in full",
      "  matinee inspect out/network.safetensors --format csv      the tensors only",
    })
final class InspectCommand implements Callable<Integer> {
  @ParentCommand private Main program;

  @Parameters(paramLabel = "FILE", description = "A file in the safetensors format.")
  private Path file;

  @Mixin private FormatOption format;

  @Override
  public Integer call() {
    TensorFile found = TensorFile.read(file);
    Session session = program.session;
    switch (format.format) {
      case TABLE -> session.out().print(InspectedOutput.text(found));
      case JSON -> session.out().println(Json.pretty(InspectedOutput.json(found)));
      case CSV -> session.out().print(InspectedOutput.csv(found));
    }
    return 0;
  }
}
