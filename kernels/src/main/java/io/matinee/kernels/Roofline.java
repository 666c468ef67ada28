package io.matinee.kernels;

import java.util.OptionalDouble;

/** What no kernel can exceed. */
public final class Roofline {
  private Roofline() {}

  /**
   * The most floating-point operations that one core can do, measured, in billions a second, a
   * multiply-add being two; empty where the JVM was started without the Vector API.
   */
  public static OptionalDouble gigaflops() {
    return KernelChoice.simdLoads()
        ? OptionalDouble.of(MultiplyAdds.mostGigaflops())
        : OptionalDouble.empty();
  }
}
