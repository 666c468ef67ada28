package io.matinee.cli;

import com.sun.management.OperatingSystemMXBean;
import io.matinee.cli.chart.Picture;
import io.matinee.kernels.Kernels;
import java.lang.management.ManagementFactory;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;

/** Checks Java, its kernels, memory, cores, fonts and the terminal. */
final class MachineCheckup {
  private static final int OLDEST_JAVA = 17;
  private static final long ENOUGH = 256L << 20; // bytes of heap: MovieLens 100K takes a third
  private static final double GIGABYTE = 1L << 30;

  private MachineCheckup() {}

  static List<Diagnosis> of(Session session) {
    return List.of(
        Diagnosis.of("java", "install a JDK 17 or newer", MachineCheckup::java),
        Diagnosis.of("kernels", "leave out -Dmatinee.kernels", MachineCheckup::kernels),
        Diagnosis.of("memory", "give Java more with -Xmx", MachineCheckup::memory),
        Diagnosis.of("cores", "give the program a core", MachineCheckup::cores),
        Diagnosis.of(
            "fonts",
            "apt-get install fontconfig fonts-dejavu-core, or what your system calls them",
            MachineCheckup::fonts),
        Diagnosis.of("terminal", "set TERM", () -> terminal(session)));
  }

  private static Diagnosis java() {
    Runtime.Version version = Runtime.version();
    String found =
        "%s, %s, %s"
            .formatted(version, System.getProperty("java.vendor"), System.getProperty("java.home"));
    return version.feature() >= OLDEST_JAVA
        ? Diagnosis.ok("java", found)
        : Diagnosis.fail("java", found, "install a JDK 17 or newer and set JAVA_HOME to it");
  }

  private static Diagnosis kernels() {
    String found = Kernels.best().description();
    return ModuleLayer.boot().findModule("jdk.incubator.vector").isPresent()
        ? Diagnosis.ok("kernels", found)
        : Diagnosis.warn(
            "kernels",
            found + ": the module jdk.incubator.vector is not there",
            "start with ./matinee, or java --add-modules jdk.incubator.vector: training is faster");
  }

  private static Diagnosis memory() {
    long heap = Runtime.getRuntime().maxMemory();
    long machine =
        ManagementFactory.getPlatformMXBean(OperatingSystemMXBean.class).getTotalMemorySize();
    String found =
        String.format(
            Locale.ROOT,
            "%.1f GB for Java, %.1f GB in the machine",
            heap / GIGABYTE,
            machine / GIGABYTE);
    return heap >= ENOUGH
        ? Diagnosis.ok("memory", found)
        : Diagnosis.warn("memory", found, "give Java more, as with JAVA_TOOL_OPTIONS=-Xmx1g");
  }

  private static Diagnosis cores() {
    return Diagnosis.ok("cores", Integer.toString(Runtime.getRuntime().availableProcessors()));
  }

  private static Diagnosis fonts() {
    Picture.requireFonts();
    return Diagnosis.ok("fonts", "charts can be drawn");
  }

  private static Diagnosis terminal(Session session) {
    String term = session.environment().getOrDefault("TERM", "");
    Charset charset = Charset.forName(System.getProperty("native.encoding", "UTF-8"));
    String found =
        "%s, %s, %s"
            .formatted(
                term.isEmpty() ? "TERM is not set" : term,
                session.live() ? session.columns() + " columns" : "standard error goes elsewhere",
                charset);
    return charset.equals(StandardCharsets.UTF_8)
        ? Diagnosis.ok("terminal", found)
        : Diagnosis.warn(
            "terminal", found, "Matinee writes UTF-8: set LANG=C.UTF-8, or use explore --ascii");
  }
}
