package io.matinee.cli.chart;

import io.matinee.data.AtomicFile;
import java.nio.file.Path;
import java.util.List;

/** A figure, drawn. */
public final class Picture {
  private final Figure figure;
  private final byte[] png;
  private final String svg;

  private Picture(Figure figure, byte[] png, String svg) {
    this.figure = figure;
    this.png = png;
    this.svg = svg;
  }

  /**
   * Draws {@code figure}.
   *
   * @throws io.matinee.MatineeException if Java finds no fonts
   */
  public static Picture of(Figure figure) {
    return new Picture(figure, Drawing.png(figure), Drawing.svg(figure));
  }

  /** What is drawn. */
  public Figure figure() {
    return figure;
  }

  /** The picture as a document of SVG, which refers to nothing outside it. */
  public String svg() {
    return svg;
  }

  /**
   * Writes a PNG and an SVG, named after the figure, into {@code folder}.
   *
   * @return the two files
   * @throws io.matinee.MatineeException if they cannot be written
   */
  public List<Path> write(Path folder) {
    Path pngFile = folder.resolve(figure.name() + ".png");
    Path svgFile = folder.resolve(figure.name() + ".svg");
    AtomicFile.write(pngFile, png);
    AtomicFile.write(svgFile, svg);
    return List.of(pngFile, svgFile);
  }

  /**
   * Tries whether pictures can be drawn here.
   *
   * @throws io.matinee.MatineeException if Java finds no fonts
   */
  public static void requireFonts() {
    Drawing.requireFonts();
  }
}
