package io.matinee.cli;

import io.matinee.cli.chart.CurvePoint;
import io.matinee.cli.chart.LearningCurve;
import io.matinee.cli.chart.Picture;
import io.matinee.data.AtomicFile;
import io.matinee.network.EpochResult;
import io.matinee.network.NetworkModel;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** A model's learning curve as files. */
final class CurveFiles {
  private static final List<String> COLUMNS =
      List.of("epoch", "learning_rate", "loss", "train_rmse", "validation_rmse");

  private CurveFiles() {}

  /** The curve as a picture. */
  static Picture picture(NetworkModel model) {
    List<CurvePoint> points = model.curve().stream().map(CurveFiles::point).toList();
    return Picture.of(LearningCurve.figure(model.card().data(), "RecommenderNet", points));
  }

  private static CurvePoint point(EpochResult result) {
    double validation = result.validationRmse() == null ? Double.NaN : result.validationRmse();
    return new CurvePoint(result.epoch(), result.trainRmse(), validation);
  }

  /** Writes the curve as CSV, PNG and SVG, and returns the files. */
  static List<Path> write(NetworkModel model, Path folder) {
    Path csv = folder.resolve("learning-curve.csv");
    AtomicFile.write(csv, Csv.of(COLUMNS, model.curve().stream().map(CurveFiles::row).toList()));
    List<Path> files = new ArrayList<>(List.of(csv));
    files.addAll(picture(model).write(folder));
    return files;
  }

  private static List<String> row(EpochResult result) {
    return List.of(
        Integer.toString(result.epoch()),
        Double.toString(result.learningRate()),
        Double.toString(result.loss()),
        Double.toString(result.trainRmse()),
        result.validationRmse() == null ? "" : Double.toString(result.validationRmse()));
  }
}
