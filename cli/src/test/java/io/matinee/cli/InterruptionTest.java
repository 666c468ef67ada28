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

/** A training in a JVM of its own, interrupted and killed, goes on as if nothing had been. */
@EnabledOnOs(OS.LINUX) // sends signals
class InterruptionTest {
  private static final int EPOCHS = 60; // of some 0.1 s: a checkpoint, kept each second, comes
  private static final String[] TRAIN = {
    "train", "--epochs", "" + EPOCHS, "--patience", "0", "--embedding", "8", "--hidden", "16", "8"
  };
  private static final long LIMIT = 120; // seconds

  @TempDir Path folder;

  @Test
  void interruptedThenKilledThenResumedItEndsWithTheVeryFile() throws Exception {
    Path out = folder.resolve("interrupted");
    Path checkpoint = out.resolve("network.checkpoint.safetensors");
    Process first = start(out, TRAIN);
    awaitNext(checkpoint);
    new ProcessBuilder("kill", "-INT", "" + first.pid()).start().waitFor();
    assertThat(first.waitFor(LIMIT, TimeUnit.SECONDS)).isTrue();
    assertThat(first.exitValue()).isEqualTo(130);
    assertThat(folder.resolve("err"))
        .content()
        .contains("\nInterrupted. What was done is kept in " + checkpoint)
        .endsWith("go on with matinee train --resume --out " + out + "\n");
    assertThat(namesIn(out)).containsExactly("network.checkpoint.safetensors");

    Process second = start(out, "train", "--resume");
    awaitNext(checkpoint);
    second.destroyForcibly();
    assertThat(second.waitFor(LIMIT, TimeUnit.SECONDS)).isTrue();
    assertThat(second.exitValue()).isEqualTo(137); // 128 and the signal, 9
    assertThat(folder.resolve("err")).content().contains(", going on after epoch ");

    assertThat(run(out, "train", "--resume").code()).isZero();
    Path whole = folder.resolve("whole");
    assertThat(run(whole, TRAIN).code()).isZero();
    assertThat(out.resolve("network.safetensors"))
        .hasSameBinaryContentAs(whole.resolve("network.safetensors"));
    assertThat(checkpoint).doesNotExist();
  }

  private Process start(Path out, String... arguments) throws IOException {
    Files.createDirectories(out);
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

  /** Waits until {@code file} is there anew. */
  private static void awaitNext(Path file) throws IOException, InterruptedException {
    try (WatchService changes = FileSystems.getDefault().newWatchService()) {
      file.getParent().register(changes, StandardWatchEventKinds.ENTRY_CREATE);
      boolean there = false;
      while (!there) {
        WatchKey key = changes.poll(LIMIT, TimeUnit.SECONDS);
        assertThat(key).as("a checkpoint within %d s", LIMIT).isNotNull();
        there = key.pollEvents().stream().anyMatch(e -> file.endsWith((Path) e.context()));
        key.reset();
      }
    }
  }

  private static List<String> namesIn(Path folder) throws IOException {
    try (Stream<Path> files = Files.list(folder)) {
      return files.map(file -> file.getFileName().toString()).toList();
    }
  }
}
