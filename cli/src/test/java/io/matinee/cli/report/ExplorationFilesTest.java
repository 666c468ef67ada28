package io.matinee.cli.report;

import static org.assertj.core.api.Assertions.assertThat;

import io.matinee.cli.chart.SampleData;
import io.matinee.cli.chart.Xml;
import io.matinee.data.Dataset;
import io.matinee.exploration.Exploration;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.w3c.dom.Document;

class ExplorationFilesTest {
  @TempDir Path folder;

  private List<Path> write(Dataset dataset) {
    return ExplorationFiles.write(dataset, Exploration.of(dataset), folder, "1.2.3", report -> {});
  }

  private static Stream<Dataset> oddOnes() {
    return Stream.of(SampleData.hostile(), SampleData.nothing());
  }

  @ParameterizedTest
  @MethodSource("oddOnes")
  void theReportIsWellFormedAndStandsAlone(Dataset dataset) throws IOException {
    List<Path> files = write(dataset);
    assertThat(files).hasSize(2 * 11 + 1).allSatisfy(file -> assertThat(file).isNotEmptyFile());
    String html = Files.readString(files.get(files.size() - 1));
    Document page = Xml.parse(html);
    assertThat(page.getElementsByTagName("svg").getLength()).isEqualTo(11);
    for (String tag : List.of("script", "link", "img", "iframe", "object", "image", "a")) {
      assertThat(page.getElementsByTagName(tag).getLength()).as(tag).isZero();
    }
    assertThat(html).doesNotContain("href=", "src=", "url(http", "@import", "NaN", "null");
  }

  @Test
  void theReportHoldsProvenanceChecksumVersionAndFindings() throws IOException {
    Dataset small = SampleData.small();
    String html = Files.readString(write(small).get(22));
    assertThat(html)
        .contains("Small from a test", small.checksum(), "Matinee 1.2.3")
        .contains("Genders are about in balance");
  }

  @Test
  void textFromTheDataIsEscaped() throws IOException {
    String html = Files.readString(write(SampleData.hostile()).get(22));
    assertThat(html)
        .doesNotContain("<script", "\u0001", "\u001b")
        .contains("<td>&lt;script&gt;alert(&#39;1&#39;)&lt;/script&gt;&amp;&quot;");
    assertThat(html).contains("<h1>SYNTHETIC: ");
  }
}
