package io.matinee.cli.chart;

import java.awt.font.FontRenderContext;
import java.awt.geom.Point2D;
import java.awt.geom.Rectangle2D;
import java.util.ArrayList;
import java.util.List;

/**
 * Places for names beside dots: to the right of a dot, to its left, above or below, wherever
 * neither a dot nor another name is. All in pixels.
 */
final class PointLabels {
  private static final FontRenderContext SMOOTH = new FontRenderContext(null, true, true);
  private static final double LINE = 15; // high
  private static final double DOT = 12; // wide and high
  private static final double GAP = 4; // between a dot and its name

  private final List<Rectangle2D> taken = new ArrayList<>();
  private final Rectangle2D plot;

  /**
   * Prepares to place names.
   *
   * @param dots of which names keep clear
   * @param plot in which they have to stay
   */
  PointLabels(List<Point2D> dots, Rectangle2D plot) {
    this.plot = plot;
    dots.forEach(dot -> taken.add(around(dot, DOT, DOT)));
  }

  /** The middle of {@code name} beside {@code dot}; to the right where no place is free. */
  Point2D place(String name, Point2D dot) {
    double width = Style.LABEL.getStringBounds(name, SMOOTH).getWidth();
    double aside = (DOT + width) / 2 + GAP;
    double away = LINE + 1; // so that names at its sides are clear of it
    double[][] steps = {{aside, 0}, {-aside, 0}, {0, away}, {0, -away}};
    for (double[] step : steps) {
      Point2D middle = new Point2D.Double(dot.getX() + step[0], dot.getY() + step[1]);
      Rectangle2D place = around(middle, width, LINE);
      if (plot.contains(place) && taken.stream().noneMatch(place::intersects)) {
        taken.add(place);
        return middle;
      }
    }
    return new Point2D.Double(dot.getX() + aside, dot.getY());
  }

  private static Rectangle2D around(Point2D middle, double width, double height) {
    return new Rectangle2D.Double(
        middle.getX() - width / 2, middle.getY() - height / 2, width, height);
  }
}
