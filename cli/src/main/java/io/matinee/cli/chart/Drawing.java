package io.matinee.cli.chart;

import de.erichseifert.vectorgraphics2d.Processors;
import de.erichseifert.vectorgraphics2d.VectorGraphics2D;
import de.erichseifert.vectorgraphics2d.util.PageSize;
import io.matinee.MatineeException;
import java.awt.Color;
import java.awt.Font;
import java.awt.Graphics2D;
import java.awt.RenderingHints;
import java.awt.font.FontRenderContext;
import java.awt.geom.AffineTransform;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import javax.imageio.ImageIO;

/** Draws figures. The only door to AWT, so that its trouble is told in one place. */
final class Drawing {
  /** The width of every figure, in points. */
  static final int WIDTH = 1000;

  /** The height of every figure, in points. */
  static final int HEIGHT = 560;

  /** Pixels of a PNG for one point, so that it is sharp on paper too. */
  static final int PIXELS_A_POINT = 2;

  private static final int MARGIN = 24;
  private static final int HEAD = 76;
  private static final int FOOT = 34;

  static {
    System.setProperty("java.awt.headless", "true"); // before any class of AWT is loaded
  }

  private Drawing() {}

  /**
   * {@code figure} as a PNG of {@code WIDTH × HEIGHT} points.
   *
   * @throws MatineeException if Java finds no fonts
   */
  static byte[] png(Figure figure) {
    requireFonts();
    BufferedImage image =
        new BufferedImage(
            WIDTH * PIXELS_A_POINT, HEIGHT * PIXELS_A_POINT, BufferedImage.TYPE_INT_RGB);
    Graphics2D graphics = image.createGraphics();
    graphics.scale(PIXELS_A_POINT, PIXELS_A_POINT);
    graphics.setRenderingHint(RenderingHints.KEY_ANTIALIASING, RenderingHints.VALUE_ANTIALIAS_ON);
    graphics.setRenderingHint(
        RenderingHints.KEY_TEXT_ANTIALIASING, RenderingHints.VALUE_TEXT_ANTIALIAS_ON);
    paint(figure, graphics);
    graphics.dispose();
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try {
      ImageIO.write(image, "png", bytes);
    } catch (IOException e) {
      throw new UncheckedIOException(e); // a byte array has no I/O errors
    }
    return bytes.toByteArray();
  }

  /**
   * {@code figure} as a document of SVG without references to anything outside it.
   *
   * @throws MatineeException if Java finds no fonts
   */
  static String svg(Figure figure) {
    requireFonts();
    VectorGraphics2D graphics = new VectorGraphics2D();
    paint(figure, graphics);
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try {
      Processors.get("svg")
          .getDocument(graphics.getCommands(), new PageSize(WIDTH, HEIGHT))
          .writeTo(bytes);
    } catch (IOException e) {
      throw new UncheckedIOException(e); // a byte array has no I/O errors
    }
    return SvgText.tidy(bytes.toString(StandardCharsets.UTF_8), figure.name());
  }

  private static void paint(Figure figure, Graphics2D graphics) {
    graphics.setColor(Color.WHITE);
    graphics.fillRect(0, 0, WIDTH, HEIGHT);
    text(graphics, figure.title(), Style.TITLE, Style.INK, 38);
    text(graphics, figure.subtitle(), Style.SUBTITLE, Style.MUTED, 60);
    text(graphics, figure.source(), Style.SOURCE, Style.MUTED, HEIGHT - 14);
    AffineTransform before = graphics.getTransform();
    graphics.translate(MARGIN, HEAD);
    figure.plot().paint(graphics, WIDTH - 2 * MARGIN, HEIGHT - HEAD - FOOT);
    graphics.setTransform(before);
  }

  /**
   * Tries whether text can be drawn.
   *
   * @throws MatineeException if Java finds no fonts
   */
  static void requireFonts() {
    explainingFonts(Drawing::measureText);
  }

  /**
   * Runs {@code drawing}. A Java without fonts throws one of many strange errors at the first text;
   * it becomes one line that says what to do.
   */
  static void explainingFonts(Runnable drawing) {
    try {
      drawing.run();
    } catch (OutOfMemoryError e) {
      throw e;
    } catch (Error | RuntimeException e) {
      throw new MatineeException(
          "cannot draw charts: Java found no fonts ("
              + e
              + "); install fontconfig and a font, as"
              + " with: apt-get install fontconfig fonts-dejavu-core",
          e);
    }
  }

  private static void measureText() {
    Style.TITLE.getStringBounds("text", new FontRenderContext(null, true, true));
  }

  private static void text(Graphics2D graphics, String text, Font font, Color color, int y) {
    graphics.setFont(font);
    graphics.setColor(color);
    graphics.drawString(text, MARGIN, y);
  }
}
