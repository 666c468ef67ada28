package io.matinee.cli;

import io.matinee.data.Dataset;
import io.matinee.data.SplitSpec;
import io.matinee.kernels.Kernels;
import io.matinee.kernels.Processor;
import io.matinee.model.Json;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.function.Consumer;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParentCommand;

/** {@code matinee bench}: how fast training and scoring are on this machine. */
@Command(
    name = "bench",
    description = "Measure how fast training and scoring are on this machine.",
    mixinStandardHelpOptions = true,
    sortOptions = false,
    footer = {
      "",
      "Examples:",
      "  matinee bench",
      "  matinee bench --batches 256 --large 0 --rounds 9 --format json",
      "  JDK_JAVA_OPTIONS=-Dmatinee.kernels=scalar matinee bench    plain loops",
    })
final class BenchCommand implements Callable<Integer> {
  private static final SplitSpec SPLIT = SplitSpec.random(0.8, 42);

  @ParentCommand private Main program;
  @Mixin private DataOption data;

  @Option(
      names = "--batches",
      paramLabel = "N",
      split = ",",
      defaultValue = "32,256,1024,8192",
      description = "Batch sizes to train at (default: 32,256,1024,8192).")
  private List<Integer> batches;

  @Option(
      names = "--large",
      paramLabel = "N",
      defaultValue = "1000000",
      description = "Movies of a large catalogue to score; 0 for none (default: 1000000).")
  private int large;

  @Option(
      names = "--rounds",
      paramLabel = "N",
      defaultValue = "5",
      description = "How often each is measured (default: 5).")
  private int rounds;

  @Option(names = "--threads", paramLabel = "N", description = "Threads (default: one a core).")
  private int threads = Runtime.getRuntime().availableProcessors();

  @Mixin private FormatOption format;

  @Option(
      names = {"-q", "--quiet"},
      description = "Print no progress.")
  private boolean quiet;

  @Override
  public Integer call() {
    requireAtLeast(1, "--rounds", rounds);
    requireAtLeast(1, "--threads", threads);
    batches.forEach(batch -> requireAtLeast(2, "--batches", batch)); // one has no variance
    requireAtLeast(0, "--large", large);
    Session session = program.session;
    Dataset dataset = data.load(session, quiet);
    Consumer<String> progress = quiet ? line -> {} : session.err()::println;
    List<Measured> all =
        new SpeedTest(dataset, SPLIT, threads, rounds, progress).run(batches, large);
    KernelSpeed kernels = KernelSpeed.measure(); // last: a second implementation slows the first
    switch (format.format) {
      case TABLE -> session.out().print(text(all, kernels));
      case JSON -> session.out().println(Json.pretty(json(dataset, all, kernels)));
      case CSV -> session.out().print(csv(all));
    }
    return 0;
  }

  private static void requireAtLeast(int least, String option, int value) {
    if (value < least) {
      throw new WrongUsage("expected %s %d or more, found %d".formatted(option, least, value));
    }
  }

  private String text(List<Measured> all, KernelSpeed kernels) {
    TextTable table = new TextTable("measured", "median", "min", "max", "unit");
    for (Measured one : all) {
      table.row(one.name(), shown(one.median()), shown(one.min()), shown(one.max()), one.unit());
    }
    return table + "\n" + kernels.text() + "\n" + String.join(", ", machine().values()) + "\n";
  }

  /** Three digits that count. */
  private static String shown(double figure) {
    int decimals = Math.max(0, 2 - (int) Math.floor(Math.log10(figure)));
    return String.format(Locale.ROOT, "%,." + decimals + "f", figure);
  }

  private Map<String, String> machine() {
    Map<String, String> machine = new LinkedHashMap<>();
    machine.put("kernels", Kernels.best().description());
    machine.put("threads", threads == 1 ? "1 thread" : threads + " threads");
    machine.put("java", "Java " + System.getProperty("java.version"));
    machine.put("machine", System.getProperty("os.name") + " " + System.getProperty("os.arch"));
    machine.put("cpu", Processor.name());
    machine.put("rounds", rounds == 1 ? "1 round" : rounds + " rounds");
    return machine;
  }

  private Map<String, Object> json(Dataset dataset, List<Measured> all, KernelSpeed kernels) {
    Map<String, Object> protocol = new LinkedHashMap<>(machine());
    protocol.put("data", dataset.provenance().describe());
    protocol.put("split", SPLIT.describe());
    return Map.of("protocol", protocol, "measured", all, "matrix_product", kernels);
  }

  private static String csv(List<Measured> all) {
    return Csv.of(
        List.of("name", "unit", "median", "min", "max", "times"),
        all.stream()
            .map(
                one ->
                    List.of(
                        one.name(),
                        one.unit(),
                        String.valueOf(one.median()),
                        String.valueOf(one.min()),
                        String.valueOf(one.max()),
                        String.valueOf(one.times())))
            .toList());
  }
}
