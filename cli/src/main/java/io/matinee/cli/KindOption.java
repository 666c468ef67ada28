package io.matinee.cli;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.Option;

/** Which kind of model. */
final class KindOption {
  @Option(
      names = "--kind",
      paramLabel = "KIND",
      description = "network or factorization (default: as the other options say; factorization).")
  private ModelKind kind;

  /** The kind that the person named; {@code null} for none. */
  ModelKind given() {
    return kind;
  }

  /**
   * The kind that is meant: the one named; else the one that the options given belong to; else the
   * factorization.
   *
   * @param options those that mean something for one kind only, by their longest names
   * @throws WrongUsage if options of the other kind, or of both, are given
   */
  ModelKind chosen(CommandSpec command, Map<ModelKind, List<String>> options) {
    Optional<String> ofNetwork = MatchedOptions.first(options.get(ModelKind.NETWORK), command);
    Optional<String> ofFactorization =
        MatchedOptions.first(options.get(ModelKind.FACTORIZATION), command);
    if (kind == null && ofNetwork.isPresent() && ofFactorization.isPresent()) {
      throw new WrongUsage(
          "expected options of one kind of model, found %s of network and %s of factorization"
              .formatted(ofNetwork.get(), ofFactorization.get()));
    }
    if (kind == null) {
      return ofNetwork.isPresent() ? ModelKind.NETWORK : ModelKind.FACTORIZATION;
    }
    Optional<String> wrong = kind == ModelKind.NETWORK ? ofFactorization : ofNetwork;
    if (wrong.isPresent()) {
      throw new WrongUsage("expected no %s with --kind %s".formatted(wrong.get(), kind.word()));
    }
    return kind;
  }

  /**
   * The kind of what was interrupted: the one named, else the one whose file is there.
   *
   * @param files that an interrupted training or search leaves
   * @throws WrongUsage if those of both kinds are there and none is named
   */
  ModelKind interrupted(Map<ModelKind, Path> files) {
    if (kind != null) {
      return kind;
    }
    List<ModelKind> found =
        Arrays.stream(ModelKind.values()).filter(each -> Files.exists(files.get(each))).toList();
    if (found.size() > 1) {
      throw new WrongUsage(
          "expected --kind network or --kind factorization beside --resume, found %s and %s"
              .formatted(files.get(found.get(0)), files.get(found.get(1))));
    }
    return found.isEmpty() ? ModelKind.FACTORIZATION : found.get(0);
  }

  /** The longest names of the options of {@code mixin}, and {@code more}. */
  static List<String> names(Object mixin, String... more) {
    List<String> names = new ArrayList<>(List.of(more));
    CommandSpec.forAnnotatedObject(mixin).options().stream()
        .map(OptionSpec::longestName)
        .forEach(names::add);
    return names;
  }
}
