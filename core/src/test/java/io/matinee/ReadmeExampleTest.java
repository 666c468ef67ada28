package io.matinee;

import static org.assertj.core.api.Assertions.assertThat;

import io.matinee.data.SyntheticFiles;
import io.matinee.data.SyntheticLayout;
import io.matinee.recommendation.Recommendation;
import java.io.IOException;
import java.io.StringWriter;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javax.tools.JavaCompiler;
import javax.tools.ToolProvider;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The example in README.md, compiled and run as it stands there, on data that is there. */
class ReadmeExampleTest {
  private static final Pattern EXAMPLE =
      Pattern.compile("## As a library\\s+```java\\n(.*?)```", Pattern.DOTALL);

  private static final String CLASS =
      """
      import io.matinee.data.*;
      import io.matinee.model.*;
      import io.matinee.factorization.*;
      import io.matinee.ranking.*;
      import io.matinee.recommendation.*;
      import java.nio.file.Path;
      import java.util.List;

      public class Example {
        public static List<Recommendation> run() {
      %s
          return list;
        }
      }
      """;

  @TempDir Path folder;

  @Test
  void compilesAndRecommends() throws Exception {
    Path source = Files.writeString(folder.resolve("Example.java"), CLASS.formatted(example()));
    compile(source);
    URL[] place = {folder.toUri().toURL()};
    try (URLClassLoader loader = new URLClassLoader(place, getClass().getClassLoader())) {
      List<?> list = (List<?>) loader.loadClass("Example").getMethod("run").invoke(null);
      assertThat(list)
          .hasSize(5)
          .allSatisfy(entry -> assertThat(((Recommendation) entry).rating()).isBetween(1f, 5f));
    }
  }

  /** The example, its folder exchanged for one that is there. */
  private String example() throws IOException {
    Matcher readme = EXAMPLE.matcher(Files.readString(Path.of("..", "README.md")));
    assertThat(readme.find()).as("an example in README.md").isTrue();
    assertThat(readme.group(1)).contains("\"ml-100k\"");
    return readme.group(1).replace("\"ml-100k\"", '"' + data().toString() + '"');
  }

  private Path data() {
    String place = System.getenv("MATINEE_DATA");
    if (place != null && !place.isBlank()) {
      return Path.of(place);
    }
    Path made = folder.resolve("data");
    new SyntheticFiles(100, 200, 3000, 1).write(made, SyntheticLayout.ML100K, (done, total) -> {});
    return made;
  }

  private void compile(Path source) {
    JavaCompiler compiler = ToolProvider.getSystemJavaCompiler();
    StringWriter problems = new StringWriter();
    List<String> options =
        List.of(
            "-cp", System.getProperty("java.class.path"), "-d", folder.toString(), "-Xlint:all");
    boolean compiled =
        compiler
            .getTask(
                problems,
                null,
                null,
                options,
                null,
                compiler.getStandardFileManager(null, null, null).getJavaFileObjects(source))
            .call();
    assertThat(compiled).as(problems.toString()).isTrue();
    assertThat(problems.toString()).as("warnings").isEmpty();
  }
}
