package io.matinee.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardWatchEventKinds;
import java.nio.file.WatchKey;
import java.nio.file.WatchService;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

/**
 * A training or a search in a JVM of its own, interrupted and killed, goes on as if nothing had
 * been.
 */
@EnabledOnOs(OS.LINUX) // sends signals
class InterruptionTest {
  private static final long LIMIT = 120; // seconds

  @TempDir Path folder;

  private static String[] train(int epochs) {
    String options = " --patience 0 --embedding 8 --hidden 16 8";
    return ("train --epochs " + epochs + options).split(" ");
  }

  @Test
  void ctrlCSaysHowToGoOnAndLeavesWholeFilesOnly() throws Exception {
    Path out = folder.resolve("interrupted");
    Process child = startAndAwaitCheckpoint(out, train(1_000_000));
    new ProcessBuilder("kill", "-INT", "" + child.pid()).start().waitFor();
    assertThat(child.waitFor(LIMIT, TimeUnit.SECONDS)).isTrue();
    assertThat(child.exitValue()).isEqualTo(130);
    assertThat(folder.resolve("err"))
        .content()
        .contains("\nInterrupted. What was done is kept in " + checkpoint(out))
        .endsWith("go on with matinee train --resume --out " + out + "\n");
    try (Stream<Path> files = Files.list(out)) {
      assertThat(files).containsExactly(checkpoint(out));
    }
  }

  /** A checkpoint is kept every five seconds; a sweep takes some 0.02 s. */
  @Test
  void ctrlCInASamplingSaysHowToGoOn() throws Exception {
    Path out = folder.resolve("sampled");
    Path kept = out.resolve("factorization.checkpoint.safetensors");
    Process child =
        startAndAwait(
            out, kept.getFileName().toString(), "train --sweeps 1000000 --factors 2".split(" "));
    new ProcessBuilder("kill", "-INT", "" + child.pid()).start().waitFor();
    assertThat(child.waitFor(LIMIT, TimeUnit.SECONDS)).isTrue();
    assertThat(child.exitValue()).isEqualTo(130);
    assertThat(folder.resolve("err"))
        .content()
        .contains("\nInterrupted. What was done is kept in " + kept)
        .endsWith("go on with matinee train --resume --out " + out + "\n");
    try (Stream<Path> files = Files.list(out)) {
      assertThat(files).containsExactly(kept);
    }
  }

  /** An epoch takes some 0.1 s, and a checkpoint is kept each second: one comes before the end. */
  @Test
  void killedThenResumedItEndsWithTheVeryFile() throws Exception {
    Path out = folder.resolve("killed");
    Process child = startAndAwaitCheckpoint(out, train(40));
    child.destroyForcibly();
    assertThat(child.waitFor(LIMIT, TimeUnit.SECONDS)).isTrue();
    assertThat(child.exitValue()).isEqualTo(137); // 128 and the signal, 9

    Program.Outcome resumed = run(out, "train", "--resume");
    assertThat(resumed.code()).isZero();
    assertThat(resumed.err()).containsPattern(", going on after epoch \\d+\n");
    Path whole = folder.resolve("whole");
    assertThat(run(whole, train(40)).code()).isZero();
    assertThat(out.resolve("network.safetensors"))
        .hasSameBinaryContentAs(whole.resolve("network.safetensors"));
    assertThat(checkpoint(out)).doesNotExist();
  }

  @Test
  void whatIsResumedByTheReportsProtocolEndsWithItsFiguresToo() throws Exception {
    Path out = folder.resolve("report");
    String[] report = "train --protocol report --epochs 40".split(" ");
    Process child = startAndAwaitCheckpoint(out, report);
    child.destroyForcibly();
    assertThat(child.waitFor(LIMIT, TimeUnit.SECONDS)).isTrue();

    Program.Outcome resumed = run(out, "train", "--resume");
    assertThat(resumed.out()).contains("RMSE over the whole dataset, training part included: ");
    Path whole = folder.resolve("whole");
    assertThat(run(whole, report).code()).isZero();
    assertThat(out.resolve("network.safetensors"))
        .hasSameBinaryContentAs(whole.resolve("network.safetensors"));
  }

  /** 730 epochs on 288 ratings: some seconds, of which the first file of a trial takes little. */
  private String[] tune() {
    Path data = SmallMovieLens.write(folder.resolve("data"));
    return ("tune --trials 81 --epochs 81 --fold u1 --data " + data).split(" ");
  }

  @Test
  void ctrlCInASearchSaysHowToGoOn() throws Exception {
    Path out = folder.resolve("interrupted");
    Process child = startAndAwait(out, "tune.trial-1.safetensors", tune());
    new ProcessBuilder("kill", "-INT", "" + child.pid()).start().waitFor();
    assertThat(child.waitFor(LIMIT, TimeUnit.SECONDS)).isTrue();
    assertThat(child.exitValue()).isEqualTo(130);
    Path search = out.resolve("tune.search.safetensors");
    assertThat(folder.resolve("err"))
        .content()
        .contains("\nInterrupted. What was done is kept in " + search)
        .endsWith("go on with matinee tune --resume --out " + out + "\n");
    assertThat(search).exists();
  }

  @Test
  void aSearchKilledThenResumedEndsWithTheVeryFiles() throws Exception {
    Path out = folder.resolve("killed");
    String[] tune = tune();
    Process child = startAndAwait(out, "tune.trial-9.safetensors", tune);
    child.destroyForcibly();
    assertThat(child.waitFor(LIMIT, TimeUnit.SECONDS)).isTrue();
    assertThat(child.exitValue()).isEqualTo(137); // 128 and the signal, 9

    Program.Outcome resumed = run(out, "tune", "--resume", "--data", tune[tune.length - 1]);
    assertThat(resumed.code()).as(resumed.err()).isZero();
    assertThat(resumed.err()).contains("; going on, with what was done told again\n");
    Path whole = folder.resolve("whole");
    assertThat(run(whole, tune).code()).isZero();
    for (String file : List.of("network.safetensors", "tune.csv", "tune.svg")) {
      assertThat(out.resolve(file)).hasSameBinaryContentAs(whole.resolve(file));
    }
    assertThat(out.resolve("tune.search.safetensors")).doesNotExist();
  }

  private static Path checkpoint(Path out) {
    return out.resolve("network.checkpoint.safetensors");
  }

  /** The temporary file is made before the first of 943 lists of up to 1,682 movies. */
  @Test
  void anInterruptedExportLeavesNoFile() throws Exception {
    Path out = folder.resolve("exported");
    Path lists = Files.createDirectories(folder.resolve("lists"));
    String[] training = Program.smallArguments("train", "--all");
    assertThat(run(out, training).code()).isZero();
    String file = lists.resolve("all.csv").toString();
    Process child;
    try (WatchService changes = FileSystems.getDefault().newWatchService()) {
      lists.register(changes, StandardWatchEventKinds.ENTRY_CREATE);
      child = start(out, "export", "--csv", file, "-n", "1682");
      assertThat(changes.poll(LIMIT, TimeUnit.SECONDS)).as("a file begun").isNotNull();
    }
    new ProcessBuilder("kill", "-INT", "" + child.pid()).start().waitFor();
    assertThat(child.waitFor(LIMIT, TimeUnit.SECONDS)).isTrue();
    assertThat(child.exitValue()).isEqualTo(130);
    assertThat(folder.resolve("err"))
        .content()
        .endsWith("\nInterrupted: " + file + " is as it was before\n");
    try (Stream<Path> files = Files.list(lists)) {
      assertThat(files).isEmpty();
    }
  }

  /** The last line says that nothing is to be gone on with. */
  @Test
  void ctrlCInAnEvaluationSaysThatNothingIsKept() throws Exception {
    Process child =
        startAndAwaitLine("Sampling", "evaluate --random 0.8 --sweeps 1000000 --factors 2");
    assertInterrupted(child, "Interrupted: nothing is kept\n");
  }

  /** The movies' file is whole before the first of fifty million ratings. */
  @Test
  void ctrlCInGeneratingSaysThatTheDataIsNotComplete() throws Exception {
    String generate = "generate --people 100000 --movies 20000 --ratings 50000000";
    Process child = startAndAwait(folder.resolve("begun"), "movies.csv", generate.split(" "));
    assertInterrupted(child, "is not complete; start again\n");
  }

  private void assertInterrupted(Process child, String last) throws Exception {
    new ProcessBuilder("kill", "-INT", "" + child.pid()).start().waitFor();
    assertThat(child.waitFor(LIMIT, TimeUnit.SECONDS)).isTrue();
    assertThat(child.exitValue()).isEqualTo(130);
    assertThat(folder.resolve("err")).content().contains("\nInterrupted: ").endsWith(last);
  }

  private Process startAndAwaitLine(String part, String line) throws Exception {
    Path err = Files.createFile(folder.resolve("err"));
    try (WatchService changes = FileSystems.getDefault().newWatchService()) {
      folder.register(changes, StandardWatchEventKinds.ENTRY_MODIFY);
      Process child = start(folder.resolve("out-of-it"), line.split(" "));
      while (!Files.readString(err).contains(part)) {
        WatchKey change = changes.poll(LIMIT, TimeUnit.SECONDS);
        assertThat(change).as(part + " within %d s", LIMIT).isNotNull();
        change.reset();
      }
      return child;
    }
  }

  private Process startAndAwaitCheckpoint(Path out, String... arguments) throws Exception {
    return startAndAwait(out, checkpoint(out).getFileName().toString(), arguments);
  }

  private Process startAndAwait(Path out, String file, String... arguments) throws Exception {
    Files.createDirectories(out);
    try (WatchService changes = FileSystems.getDefault().newWatchService()) {
      out.register(changes, StandardWatchEventKinds.ENTRY_CREATE);
      Process child = start(out, arguments);
      while (!Files.exists(out.resolve(file))) {
        WatchKey change = changes.poll(LIMIT, TimeUnit.SECONDS);
        assertThat(change).as(file + " within %d s", LIMIT).isNotNull();
        change.reset();
      }
      return child;
    }
  }

  private Process start(Path out, String... arguments) throws IOException {
    List<String> command = new ArrayList<>(List.of("env", "--default-signal=INT"));
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.addAll(List.of("--add-modules", "jdk.incubator.vector"));
    command.addAll(List.of("-cp", System.getProperty("java.class.path"), Main.class.getName()));
    command.addAll(List.of(arguments));
    command.addAll(List.of("--out", out.toString()));
    ProcessBuilder child = new ProcessBuilder(command);
    child.environment().remove("MATINEE_DATA");
    child.environment().put("MATINEE_OFFLINE", "1");
    child.environment().put("XDG_CACHE_HOME", folder.resolve("cache").toString());
    child.redirectOutput(folder.resolve("out").toFile());
    child.redirectError(folder.resolve("err").toFile());
    return child.start();
  }

  private Program.Outcome run(Path out, String... arguments) {
    List<String> line = new ArrayList<>(List.of(arguments));
    line.addAll(List.of("--out", out.toString()));
    return Program.offline(folder).run(line.toArray(String[]::new));
  }
}
