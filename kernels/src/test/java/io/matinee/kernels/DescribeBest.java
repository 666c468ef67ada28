package io.matinee.kernels;

/** Says which kernels a JVM chooses; run by {@link KernelChoiceTest} in JVMs of its own. */
final class DescribeBest {
  private DescribeBest() {}

  public static void main(String[] arguments) {
    System.out.println(Kernels.best().description());
  }
}
