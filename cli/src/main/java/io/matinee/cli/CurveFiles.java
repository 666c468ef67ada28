package io.matinee.cli;

import io.matinee.cli.chart.CurvePoint;
import io.matinee.cli.chart.Figure;
import io.matinee.cli.chart.LearningCurve;
import io.matinee.cli.chart.Picture;
import io.matinee.cli.chart.SamplingCurve;
import io.matinee.cli.chart.SamplingCurve.Sweep;
import io.matinee.data.AtomicFile;
import io.matinee.factorization.FactorizationModel;
import io.matinee.factorization.SweepResult;
import io.matinee.model.TrainedModel;
import io.matinee.network.EpochResult;
import io.matinee.network.NetworkModel;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** A model's learning curve as files. */
final class CurveFiles {
  private static final List<String> EPOCHS =
      List.of("epoch", "learning_rate", "loss", "train_rmse", "validation_rmse");
  private static final List<String> SWEEPS =
      List.of("first_chain", "last_chain", "sweep", "noise", "validation_rmse");

  private CurveFiles() {}

  /** The curve as a picture. */
  static Picture picture(TrainedModel model) {
    return Picture.of(figure(model));
  }

  /** The curve to be drawn. */
  static Figure figure(TrainedModel model) {
    if (model instanceof FactorizationModel sampled) {
      List<Sweep> sweeps = sampled.curve().stream().map(CurveFiles::sweep).toList();
      return SamplingCurve.figure(
          model.card().data(), model.name(), sweeps, sampled.settings().burnIn());
    }
    List<CurvePoint> points = epochs(model).stream().map(CurveFiles::point).toList();
    return LearningCurve.figure(model.card().data(), model.name(), points);
  }

  private static List<EpochResult> epochs(TrainedModel model) {
    return ((NetworkModel) model).curve();
  }

  private static Sweep sweep(SweepResult result) {
    return new Sweep(
        result.chain(), result.lastChain(), result.sweep(), orNan(result.validationRmse()));
  }

  private static CurvePoint point(EpochResult result) {
    return new CurvePoint(result.epoch(), result.trainRmse(), orNan(result.validationRmse()));
  }

  private static double orNan(Double number) {
    return number == null ? Double.NaN : number;
  }

  /** Writes the curve as CSV, PNG and SVG, and returns the files. */
  static List<Path> write(TrainedModel model, Path folder) {
    boolean sampled = model instanceof FactorizationModel;
    Path csv = folder.resolve((sampled ? SamplingCurve.NAME : LearningCurve.NAME) + ".csv");
    AtomicFile.write(csv, sampled ? sweeps((FactorizationModel) model) : epochsCsv(model));
    List<Path> files = new ArrayList<>(List.of(csv));
    files.addAll(picture(model).write(folder));
    return files;
  }

  private static String epochsCsv(TrainedModel model) {
    return Csv.of(EPOCHS, epochs(model).stream().map(CurveFiles::row).toList());
  }

  private static List<String> row(EpochResult result) {
    return List.of(
        Integer.toString(result.epoch()),
        Double.toString(result.learningRate()),
        Double.toString(result.loss()),
        Double.toString(result.trainRmse()),
        orEmpty(result.validationRmse()));
  }

  private static String sweeps(FactorizationModel model) {
    return Csv.of(SWEEPS, model.curve().stream().map(CurveFiles::row).toList());
  }

  private static List<String> row(SweepResult result) {
    return List.of(
        Integer.toString(result.chain()),
        Integer.toString(result.lastChain()),
        Integer.toString(result.sweep()),
        orEmpty(result.noise()),
        orEmpty(result.validationRmse()));
  }

  private static String orEmpty(Double number) {
    return number == null ? "" : number.toString();
  }
}
