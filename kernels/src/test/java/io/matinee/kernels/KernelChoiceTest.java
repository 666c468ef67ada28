package io.matinee.kernels;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class KernelChoiceTest {
  private static final String ADD_VECTOR_API = "--add-modules=jdk.incubator.vector";

  /** The suite runs once with each choice forced; see the module's pom.xml. */
  @Test
  void theForcedChoiceIsTheOneInUse() {
    String forced = System.getProperty(KernelChoice.PROPERTY);
    assumeTrue(forced != null, "Skipped: no choice is forced with -D" + KernelChoice.PROPERTY);
    assertThat(Kernels.best().description()).startsWith(forced);
  }

  @Test
  void eachChoiceCanBeForced() {
    assertThat(KernelChoice.choose("scalar")).isInstanceOf(ScalarKernels.class);
    assertThat(KernelChoice.choose("simd")).isInstanceOf(SimdKernels.class);
    assertThat(KernelChoice.choose(null)).isInstanceOf(SimdKernels.class);
  }

  @Test
  void anUnknownChoiceThrows() {
    assertThatThrownBy(() -> KernelChoice.choose("SIMD"))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("expected -Dmatinee.kernels=simd or scalar, found SIMD");
  }

  @Test
  void withoutTheVectorApiTheScalarKernelsAreChosen() throws Exception {
    assertThat(java()).isEqualTo(new Outcome(0, "scalar"));
  }

  @Test
  void withTheVectorApiTheSimdKernelsAreChosen() throws Exception {
    Outcome outcome = java(ADD_VECTOR_API);
    assertThat(outcome.exitCode()).isZero();
    assertThat(outcome.output()).contains(new SimdKernels().description());
  }

  @Test
  void forcedSimdThatCannotLoadThrows() throws Exception {
    Outcome outcome = java("-Dmatinee.kernels=simd");
    assertThat(outcome.exitCode()).isNotZero();
    assertThat(outcome.output())
        .contains(
            "-Dmatinee.kernels=simd needs the Vector API;"
                + " start java with --add-modules jdk.incubator.vector");
  }

  private record Outcome(int exitCode, String output) {}

  /** Runs {@link DescribeBest} in a JVM with just these options. */
  private static Outcome java(String... options) throws IOException, InterruptedException {
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.addAll(List.of(options));
    command.addAll(List.of("-cp", System.getProperty("java.class.path")));
    command.add(DescribeBest.class.getName());
    Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
    String output =
        new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8).strip();
    return new Outcome(process.waitFor(), output);
  }
}
