package io.matinee.benchmarks;

import io.matinee.kernels.Kernels;
import io.matinee.kernels.Processor;
import java.util.LinkedHashMap;
import java.util.Map;

/** What figures were measured on. */
final class Machine {
  private Machine() {}

  /** Processor, cores, JVM and kernels. */
  static Map<String, Object> facts() {
    Map<String, Object> machine = new LinkedHashMap<>();
    machine.put("cpu", Processor.name());
    machine.put("cores", Runtime.getRuntime().availableProcessors());
    machine.put("java", System.getProperty("java.vm.version"));
    machine.put("kernels", Kernels.best().description());
    return machine;
  }
}
