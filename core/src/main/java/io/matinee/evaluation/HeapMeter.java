package io.matinee.evaluation;

import java.lang.management.ManagementFactory;
import java.lang.management.MemoryPoolMXBean;
import java.lang.management.MemoryType;
import java.util.List;

/** Looks at the heap of this process. */
final class HeapMeter {
  private static final double MEGABYTE = 1e6; // bytes
  private static final List<MemoryPoolMXBean> POOLS =
      ManagementFactory.getMemoryPoolMXBeans().stream()
          .filter(pool -> pool.getType() == MemoryType.HEAP)
          .toList();

  private HeapMeter() {}

  /** What is in use after a garbage collection, in MB. */
  static double held() {
    System.gc();
    return ManagementFactory.getMemoryMXBean().getHeapMemoryUsage().getUsed() / MEGABYTE;
  }

  /** From here on the peak counts. */
  static void forgetPeak() {
    POOLS.forEach(MemoryPoolMXBean::resetPeakUsage);
  }

  /**
   * The most in use since then, in MB; the parts of the heap may have had theirs at other times.
   */
  static double peak() {
    return POOLS.stream().mapToLong(pool -> pool.getPeakUsage().getUsed()).sum() / MEGABYTE;
  }
}
