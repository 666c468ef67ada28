package io.matinee.cli.chart;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;

/** Makes the SVG that the drawing library writes small and fit to stand inside a web page. */
final class SvgText {
  private static final Pattern DOCTYPE = Pattern.compile("<!DOCTYPE[^>]*>\\s*");
  private static final Pattern FONT = Pattern.compile("font-family:&quot;[^&]*&quot;");
  private static final Pattern CLIP = Pattern.compile("(id=\"|url\\(#)(clip)");
  private static final Pattern PATH = Pattern.compile(" d=\"[^\"]*\"");
  private static final Pattern LONG_NUMBER = Pattern.compile("-?\\d+\\.\\d{3,}");

  private SvgText() {}

  /**
   * {@code svg} without its external DTD, with ids of its own, any sans-serif and short numbers.
   */
  static String tidy(String svg, String name) {
    String text = DOCTYPE.matcher(svg).replaceFirst("");
    text = FONT.matcher(text).replaceAll("font-family:sans-serif");
    text = CLIP.matcher(text).replaceAll("$1" + name + "-$2");
    return PATH.matcher(text)
        .replaceAll(path -> LONG_NUMBER.matcher(path.group()).replaceAll(SvgText::rounded));
  }

  private static String rounded(MatchResult number) {
    return new BigDecimal(number.group())
        .setScale(2, RoundingMode.HALF_UP)
        .stripTrailingZeros()
        .toPlainString();
  }
}
