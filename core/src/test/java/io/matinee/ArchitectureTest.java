package io.matinee;

import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideOutsideOfPackage;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.GeneralCodingRules.NO_CLASSES_SHOULD_ACCESS_STANDARD_STREAMS;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;
import static java.util.Map.entry;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;
import java.io.Externalizable;
import java.io.ObjectInputStream;
import java.io.ObjectOutputStream;
import java.io.Serializable;
import java.util.Map;
import java.util.stream.Stream;

/** What may use what, in the library and its kernels. */
@AnalyzeClasses(packages = "io.matinee", importOptions = ImportOption.DoNotIncludeTests.class)
class ArchitectureTest {
  private static final String MODEL = "data features model";
  private static final String KINDS = "network factorization ranking baseline";

  /**
   * What each package may use besides itself and the root. Some are still to come. Evaluation is
   * handed predictors, so it knows none of those that are trained.
   */
  private static final Map<String, String> MAY_USE =
      Map.ofEntries(
          entry("kernels", ""),
          entry("data", ""),
          entry("exploration", "data"),
          entry("features", "data"),
          entry("model", "data features"),
          entry("onnx", MODEL),
          entry("network", MODEL + " kernels onnx"),
          entry("factorization", MODEL + " kernels"),
          entry("ranking", MODEL + " kernels"),
          entry("baseline", MODEL),
          entry("recommendation", MODEL + " " + KINDS),
          entry("explanation", MODEL + " " + KINDS + " recommendation"),
          entry("evaluation", MODEL + " ranking recommendation"));

  /** A package that the table does not know would escape it. */
  @ArchTest
  static void everyPackageIsKnown(JavaClasses imported) {
    assertThat(imported.stream().map(JavaClass::getPackageName))
        .contains("io.matinee.data", "io.matinee.network", "io.matinee.kernels")
        .allSatisfy(
            name ->
                assertThat(name)
                    .matches(
                        known -> known.equals("io.matinee") || MAY_USE.containsKey(last(known))));
  }

  private static String last(String packageName) {
    return packageName.substring("io.matinee.".length());
  }

  @ArchTest
  static void packagesDependOneWay(JavaClasses imported) {
    MAY_USE.forEach(
        (name, others) ->
            classes()
                .that()
                .resideInAPackage("io.matinee." + name)
                .should()
                .onlyDependOnClassesThat(
                    resideOutsideOfPackage("io.matinee..")
                        .or(resideInAnyPackage(allowed(name + " " + others))))
                .allowEmptyShould(true)
                .check(imported));
  }

  private static String[] allowed(String names) {
    Stream<String> packages = Stream.of(names.strip().split(" ")).map(name -> "io.matinee." + name);
    return Stream.concat(Stream.of("io.matinee"), packages).toArray(String[]::new);
  }

  /** What lies in the root is for all packages, and so uses none. */
  @ArchTest
  static final ArchRule THE_ROOT_USES_NO_PACKAGE =
      noClasses()
          .that()
          .resideInAPackage("io.matinee")
          .should()
          .dependOnClassesThat()
          .resideInAPackage("io.matinee.*..");

  @ArchTest
  static final ArchRule NO_CYCLES = slices().matching("io.matinee.(*)..").should().beFreeOfCycles();

  /** System.out, System.err and printStackTrace. */
  @ArchTest
  static final ArchRule THE_LIBRARY_DOES_NOT_PRINT = NO_CLASSES_SHOULD_ACCESS_STANDARD_STREAMS;

  @ArchTest
  static final ArchRule NO_JAVA_SERIALIZATION =
      noClasses()
          .should()
          .dependOnClassesThat()
          .belongToAnyOf(
              Serializable.class,
              Externalizable.class,
              ObjectInputStream.class,
              ObjectOutputStream.class);

  @ArchTest
  static final ArchRule KERNELS_USE_THE_JDK_ALONE =
      classes()
          .that()
          .resideInAPackage("io.matinee.kernels")
          .should()
          .onlyDependOnClassesThat()
          .resideInAnyPackage("java..", "jdk.incubator.vector..", "io.matinee.kernels");

  /** Those that the architecture names, and nothing that merely happens to be on the class path. */
  @ArchTest
  static final ArchRule THE_LIBRARY_USES_FEW_LIBRARIES =
      classes()
          .should()
          .onlyDependOnClassesThat()
          .resideInAnyPackage(
              "java..",
              "jdk.incubator.vector..",
              "io.matinee..",
              "org.slf4j..",
              "de.siegmar.fastcsv..",
              "com.fasterxml.jackson..");
}
