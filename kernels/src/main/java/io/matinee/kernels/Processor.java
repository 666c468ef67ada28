package io.matinee.kernels;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** The processor that all this runs on. */
public final class Processor {
  private static final Path INFO = Path.of("/proc/cpuinfo"); // Linux only

  private Processor() {}

  /** Its name for people; its architecture where the system does not tell. */
  public static String name() {
    try {
      return Files.readAllLines(INFO).stream()
          .filter(line -> line.startsWith("model name"))
          .map(line -> line.replaceFirst(".*: *", ""))
          .findFirst()
          .orElse(architecture());
    } catch (IOException e) {
      return architecture();
    }
  }

  private static String architecture() {
    return System.getProperty("os.arch");
  }
}
