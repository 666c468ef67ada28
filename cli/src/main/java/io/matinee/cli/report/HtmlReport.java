package io.matinee.cli.report;

import io.matinee.cli.chart.Picture;
import io.matinee.data.AtomicFile;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * Builds one web page of sections. The page needs nothing from outside and runs no scripts; all
 * text is escaped. Not safe for use by several threads at once.
 */
public final class HtmlReport {
  private static final Pattern FIGURE =
      Pattern.compile("(< )?[-+±]?[\\d,.]+( ?%)?( to [-+]?[\\d,.]+)?");

  /** A space at which no line ends. */
  public static final char NO_BREAK = '\u00a0';

  private static final String STYLE =
      """
      :root{color-scheme:light dark;--ink:#22262b;--muted:#5b6470;--line:#dfe3e8;--page:#fff}
      @media(prefers-color-scheme:dark){
      :root{--ink:#e4e7eb;--muted:#a0a8b2;--line:#3a4048;--page:#16191d}}
      body{margin:0 auto;padding:1.5rem 1rem 3rem;max-width:64rem;background:var(--page);
      color:var(--ink);font:1rem/1.5 system-ui,-apple-system,"Segoe UI",Roboto,sans-serif}
      h1{line-height:1.2}h2{margin:2.5rem 0 .5rem;line-height:1.25}
      h1,h2,p,footer,tbody:first-child td{overflow-wrap:anywhere}
      tbody:first-child td:first-child{overflow-wrap:normal}
      .wide{overflow-x:auto;margin:1rem 0}
      table{border-collapse:collapse}
      th,td{padding:.35rem .8rem .35rem 0;border-bottom:1px solid var(--line);text-align:left;
      vertical-align:top}
      th{color:var(--muted);font-weight:600}
      .wide table{font-size:.9375rem}
      th.number,thead+tbody .number{text-align:right;font-variant-numeric:tabular-nums}
      thead+tbody .number{white-space:nowrap}
      figure{margin:1rem 0}
      figure svg{display:block;width:100%;min-width:38rem;height:auto;border-radius:6px}
      footer{margin-top:3rem;color:var(--muted);font-size:.875rem}
      """;

  private final String title;
  private final StringBuilder body = new StringBuilder();

  /** Begins a page with {@code title}. */
  public HtmlReport(String title) {
    this.title = title;
  }

  /** Begins a section. */
  public HtmlReport heading(String text) {
    return element("h2", text);
  }

  /** Adds a paragraph. */
  public HtmlReport paragraph(String text) {
    return element("p", text);
  }

  /** Adds a line in small type, for what stands at the end of the page. */
  public HtmlReport footer(String text) {
    return element("footer", text);
  }

  private HtmlReport element(String tag, String text) {
    body.append('<').append(tag).append('>').append(escaped(text));
    body.append("</").append(tag).append(">\n");
    return this;
  }

  /**
   * Adds a table; columns of figures are aligned to the right, with their titles.
   *
   * @param header one title for each column; empty for a table without a head
   * @param rows [rows × columns] cells
   */
  public HtmlReport table(List<String> header, List<List<String>> rows) {
    int columns =
        Stream.concat(Stream.of(header), rows.stream()).mapToInt(List::size).max().orElse(0);
    String[] kinds = new String[columns];
    Arrays.setAll(kinds, column -> figures(rows, column) ? " class=\"number\"" : "");
    body.append("<div class=\"wide\"><table>\n");
    if (!header.isEmpty()) {
      body.append("<thead>");
      row("th", header, kinds);
      body.append("</thead>\n");
    }
    body.append("<tbody>\n");
    for (List<String> row : rows) {
      row("td", row, kinds);
      body.append('\n');
    }
    body.append("</tbody></table></div>\n");
    return this;
  }

  /** Whether most of what stands in a column are figures. */
  private static boolean figures(List<List<String>> rows, int column) {
    List<String> cells =
        rows.stream()
            .filter(row -> column < row.size() && !row.get(column).isEmpty())
            .map(row -> row.get(column).replace(NO_BREAK, ' '))
            .toList();
    long figures = cells.stream().filter(cell -> FIGURE.matcher(cell).matches()).count();
    return 2 * figures > cells.size();
  }

  private void row(String tag, List<String> cells, String[] kinds) {
    body.append("<tr>");
    for (int column = 0; column < cells.size(); column++) {
      body.append('<').append(tag).append(kinds[column]).append('>');
      body.append(escaped(cells.get(column))).append("</").append(tag).append('>');
    }
    body.append("</tr>");
  }

  /** Adds a chart. On a narrow screen it can be scrolled sideways. */
  public HtmlReport picture(Picture picture) {
    String svg = picture.svg();
    body.append("<figure class=\"wide\" role=\"img\" aria-label=\"");
    body.append(escaped(picture.figure().title())).append("\">\n");
    body.append(svg, svg.indexOf("<svg"), svg.length()).append("</figure>\n");
    return this;
  }

  /** The page. It is well-formed XML too. */
  public String html() {
    return """
        <!DOCTYPE html>
        <html lang="en" xmlns="http://www.w3.org/1999/xhtml">
        <head>
        <meta charset="utf-8"/>
        <meta name="viewport" content="width=device-width, initial-scale=1"/>
        <meta http-equiv="Content-Security-Policy" \
        content="default-src 'none'; style-src 'unsafe-inline'"/>
        <title>%1$s</title>
        <style>
        %2$s</style>
        </head>
        <body>
        <h1>%1$s</h1>
        %3$s</body>
        </html>
        """
        .formatted(escaped(title), STYLE, body);
  }

  /**
   * Writes the page to {@code file}.
   *
   * @return {@code file}
   * @throws io.matinee.MatineeException if it cannot be written
   */
  public Path write(Path file) {
    AtomicFile.write(file, html());
    return file;
  }

  /** {@code text} for an element or a quoted attribute, without control characters. */
  private static String escaped(String text) {
    return text.replaceAll("[\\p{Cc}\\p{Cs}\\uFFFE\\uFFFF]", " ")
        .replace("&", "&amp;")
        .replace("<", "&lt;")
        .replace(">", "&gt;")
        .replace("\"", "&quot;")
        .replace("'", "&#39;");
  }
}
