package io.matinee.network;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

import ai.djl.engine.Engine;
import ai.djl.pytorch.jni.JniUtils;

/**
 * The libtorch that comes as a Maven dependency. It is unpacked on first use, 450 MB into DJL's
 * cache (~/.djl.ai, or the folder named by DJL_CACHE_DIR), and never downloaded by DJL.
 */
final class Libtorch {
  static {
    System.setProperty("ai.djl.offline", "true");
    // Two threads were at times 20 to 90 times slower than one (batch 256, two shared cores).
    System.setProperty("ai.djl.pytorch.num_threads", "1");
    System.setProperty("ai.djl.pytorch.num_interop_threads", "1");
  }

  private Libtorch() {}

  /**
   * Skips the calling test where the bundled library is not made for the machine. On linux x86_64 a
   * library that does not load is an error, never a skip.
   */
  static void assumeAvailable() {
    String os = System.getProperty("os.name");
    String cpu = System.getProperty("os.arch");
    assumeTrue(
        os.equals("Linux") && (cpu.equals("amd64") || cpu.equals("x86_64")),
        "Skipped: the bundled libtorch is for linux x86_64, this machine is " + os + " " + cpu);
    engine();
  }

  /** The engine, loaded on the first call. */
  static Engine engine() {
    return Engine.getEngine("PyTorch");
  }

  /** Sets how many threads an operation may use in the whole process; one at the start. */
  static void setThreads(int threads) {
    engine();
    JniUtils.setNumThreads(threads);
  }
}
