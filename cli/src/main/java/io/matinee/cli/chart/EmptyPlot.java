package io.matinee.cli.chart;

import java.awt.Graphics2D;

/**
 * What stands where there is nothing to draw.
 *
 * @param message why not
 */
record EmptyPlot(String message) implements Plot {
  @Override
  public void paint(Graphics2D graphics, int width, int height) {
    graphics.setFont(Style.TITLE);
    graphics.setColor(Style.MUTED);
    int textWidth = graphics.getFontMetrics().stringWidth(message);
    graphics.drawString(message, (width - textWidth) / 2, height / 2);
  }
}
