package io.matinee.cli.report;

import static org.assertj.core.api.Assertions.assertThat;

import io.matinee.cli.chart.Xml;
import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;

class HtmlReportTest {
  @Test
  void sectionsStandInTheOrderInWhichTheyWereAdded() {
    String html =
        new HtmlReport("A & B")
            .heading("One")
            .paragraph("Two")
            .table(
                List.of("name", "value", "p"),
                List.of(
                    List.of("x", "1,234.5", "< 0.001"),
                    List.of("y", "0.5 to 0.7", "7"),
                    List.of("8", "", "best")))
            .footer("Three")
            .html();
    assertThat(html)
        .contains("<title>A &amp; B</title>")
        .contains(
            """
            <h1>A &amp; B</h1>
            <h2>One</h2>
            <p>Two</p>
            <div class="wide"><table>
            <thead><tr><th>name</th><th class="number">value</th><th class="number">p</th></tr></thead>
            <tbody>
            <tr><td>x</td><td class="number">1,234.5</td><td class="number">&lt; 0.001</td></tr>
            <tr><td>y</td><td class="number">0.5 to 0.7</td><td class="number">7</td></tr>
            <tr><td>8</td><td class="number"></td><td class="number">best</td></tr>
            </tbody></table></div>
            <footer>Three</footer>
            """);
  }

  @Property(tries = 200)
  void anyTextGivesAWellFormedPageWithThatText(@ForAll String text) {
    String html =
        new HtmlReport(text)
            .heading(text)
            .paragraph(text)
            .table(List.of(text), List.of(List.of(text)))
            .html();
    String allowed = text.replaceAll("[\\p{Cc}\\p{Cs}\\uFFFE\\uFFFF]", " ");
    assertThat(Xml.parse(html).getElementsByTagName("h1").item(0).getTextContent())
        .isEqualTo(allowed);
  }
}
