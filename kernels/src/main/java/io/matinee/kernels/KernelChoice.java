package io.matinee.kernels;

/**
 * Chooses the kernels once: SIMD where the JVM was started with the Vector API, else plain loops.
 * The system property {@code matinee.kernels}, {@code simd} or {@code scalar}, forces one; a forced
 * one that cannot load throws.
 */
final class KernelChoice {
  /** The system property that forces a choice. */
  static final String PROPERTY = "matinee.kernels";

  static final Kernels BEST = choose(System.getProperty(PROPERTY));

  private KernelChoice() {}

  static Kernels choose(String forced) {
    if (forced == null) {
      return simdLoads() ? simd() : new ScalarKernels();
    }
    return switch (forced) {
      case "scalar" -> new ScalarKernels();
      case "simd" -> forcedSimd();
      default ->
          throw new IllegalArgumentException(
              "expected -D" + PROPERTY + "=simd or scalar, found " + forced);
    };
  }

  private static Kernels forcedSimd() {
    if (!simdLoads()) {
      throw new IllegalStateException(
          "-D%s=simd needs the Vector API; start java with --add-modules jdk.incubator.vector"
              .formatted(PROPERTY));
    }
    return simd();
  }

  /** Whether the JVM was started with the Vector API. */
  static boolean simdLoads() {
    return ModuleLayer.boot().findModule("jdk.incubator.vector").isPresent();
  }

  /** By name, so that nothing of the Vector API is touched where it is not there. */
  private static Kernels simd() {
    try {
      return Class.forName("io.matinee.kernels.SimdKernels")
          .asSubclass(Kernels.class)
          .getDeclaredConstructor()
          .newInstance();
    } catch (ReflectiveOperationException e) {
      throw new IllegalStateException("the SIMD kernels did not load", e);
    }
  }
}
