package io.matinee.cli.chart;

import java.awt.Graphics2D;

/** Draws the inside of a {@link Figure}. Nothing of AWT is touched before it is called. */
@FunctionalInterface
public interface Plot {
  /** Draws into the rectangle from (0, 0) to ({@code width}, {@code height}), in points. */
  void paint(Graphics2D graphics, int width, int height);
}
