package io.matinee.cli.chart;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.matinee.MatineeException;
import io.matinee.data.Dataset;
import io.matinee.exploration.Exploration;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.w3c.dom.Document;

class PictureTest {
  @TempDir Path folder;

  @ParameterizedTest
  @MethodSource("io.matinee.cli.chart.SampleData#all")
  void everyFigureOfEveryDatasetIsDrawn(Dataset dataset) throws IOException {
    for (Figure figure : ExplorationFigures.of(Exploration.of(dataset))) {
      List<Path> files = Picture.of(figure).write(folder);
      assertThat(files)
          .containsExactly(
              folder.resolve(figure.name() + ".png"), folder.resolve(figure.name() + ".svg"));
      BufferedImage image = ImageIO.read(files.get(0).toFile());
      assertThat(image.getWidth()).isEqualTo(2000);
      assertThat(image.getHeight()).isEqualTo(1120);
      assertThat(inkOfThePlot(image)).as(figure.name()).isGreaterThan(200);
      assertSvg(Files.readString(files.get(1)), figure);
    }
  }

  /** Pixels that are not white between the subtitle and the source. */
  private static long inkOfThePlot(BufferedImage image) {
    int top = 150;
    int[] pixels = image.getRGB(0, top, 2000, 900, null, 0, 2000);
    return Arrays.stream(pixels).filter(pixel -> pixel != 0xFFFFFFFF).count();
  }

  private static void assertSvg(String svg, Figure figure) {
    Document document = Xml.parse(svg);
    assertThat(document.getDocumentElement().getTagName()).isEqualTo("svg");
    assertThat(document.getElementsByTagName("text").item(0).getTextContent())
        .isEqualTo(figure.title());
    assertThat(document.getElementsByTagName("script").getLength()).isZero();
    assertThat(svg).doesNotContain("DOCTYPE", "href=", "NaN");
  }

  @Test
  void theSameFigureGivesTheSameSvg() {
    Figure figure = ExplorationFigures.of(Exploration.of(SampleData.wide())).get(0);
    assertThat(Picture.of(figure).svg()).isEqualTo(Picture.of(figure).svg());
  }

  @Test
  void clipsOfTwoFiguresInOnePageHaveDifferentNames() {
    List<Figure> figures = ExplorationFigures.of(Exploration.of(SampleData.wide()));
    assertThat(Picture.of(figures.get(0)).svg()).contains("id=\"genres-clip");
    assertThat(Picture.of(figures.get(1)).svg()).contains("id=\"ratings-clip");
  }

  @Test
  void barsAreBlueWhereThereIsSomethingToShow() throws IOException {
    Figure ratings = ExplorationFigures.of(Exploration.of(SampleData.small())).get(1);
    BufferedImage image = ImageIO.read(Picture.of(ratings).write(folder).get(0).toFile());
    int[] pixels = image.getRGB(0, 0, 2000, 1120, null, 0, 2000);
    long blue = Arrays.stream(pixels).filter(pixel -> pixel == 0xFF3F6FA3).count();
    assertThat(blue).isGreaterThan(50_000); // two of five bars, of 2.24 million pixels
  }

  /** What a JDK 17 threw on a machine without fonts, fontconfig or libfreetype. */
  private static Stream<Throwable> fontTrouble() {
    return Stream.of(
        new InternalError("java.lang.reflect.InvocationTargetException"),
        new Error("Probable fatal error: No physical fonts found."),
        new UnsatisfiedLinkError("libfreetype.so.6: cannot open shared object file"),
        new NullPointerException("\"sun.awt.FontConfiguration.head\" is null"));
  }

  @ParameterizedTest
  @MethodSource("fontTrouble")
  void aJavaWithoutFontsIsExplainedInOneLine(Throwable trouble) {
    assertThatThrownBy(() -> Drawing.explainingFonts(() -> rethrow(trouble)))
        .isInstanceOf(MatineeException.class)
        .hasMessageContaining(trouble.getMessage())
        .hasMessageContaining("install fontconfig")
        .hasMessageNotContaining("\n");
  }

  private static void rethrow(Throwable trouble) {
    if (trouble instanceof Error error) {
      throw error;
    }
    throw (RuntimeException) trouble;
  }
}
