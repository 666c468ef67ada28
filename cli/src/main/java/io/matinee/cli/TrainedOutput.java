package io.matinee.cli;

import io.matinee.data.Dataset;
import io.matinee.evaluation.RatingJudgement;
import io.matinee.model.Json;
import io.matinee.model.Predictions;
import io.matinee.model.Profile;
import io.matinee.network.NetworkModel;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** Judges a newly trained model, once, and says and writes how it went. */
final class TrainedOutput {
  private final Session session;
  private final OutputOptions output;
  private final FormatOption.Format format;

  TrainedOutput(Session session, OutputOptions output, FormatOption.Format format) {
    this.session = session;
    this.output = output;
    this.format = format;
  }

  /**
   * Judges {@code model} on the part that its split holds out, prints the result, saves the model
   * with its figures, and writes the learning curve.
   *
   * @param overAll whether to print the report's figure too, over all ratings
   * @return how it did; {@code null} where nothing was held out
   */
  Judged finish(Dataset dataset, NetworkModel model, boolean overAll) {
    Trained trained =
        complete(
            dataset,
            model,
            overAll
                ? Map.of("rmse_over_the_whole_dataset_training_included", overAll(dataset, model))
                : Map.of());
    Judged judged = trained.judged();
    switch (format) {
      case TABLE -> session.out().print(text(trained));
      case JSON -> session.out().println(Json.pretty(json(trained)));
      case CSV -> session.out().print(judged == null ? "" : JudgedOutput.csv(judged));
    }
    return judged;
  }

  /**
   * What became of a training.
   *
   * @param model with its figures
   * @param judged how it did; {@code null} where nothing was held out
   * @param curve the files of its learning curve
   */
  record Trained(NetworkModel model, Judged judged, List<Path> curve) {}

  /**
   * Judges {@code model}, saves it with its figures, and writes the learning curve.
   *
   * @param more figures for its card
   */
  Trained complete(Dataset dataset, NetworkModel model, Map<String, Double> more) {
    boolean heldOut = model.card().split().holdsOut();
    Judged judged = heldOut ? Judged.of(dataset, model) : null;
    NetworkModel complete = model.withMetrics(more).withMetrics(metrics(judged));
    complete.save(output.model());
    return new Trained(complete, judged, CurveFiles.write(model, output.folder));
  }

  /** RMSE over all ratings, most of which the model was trained on. */
  static double overAll(Dataset dataset, NetworkModel model) {
    List<Profile> people = Profile.ofUsers(dataset, dataset.ratings());
    float[] predicted =
        Predictions.of(model.predictor(dataset.movies()), people, dataset.ratings());
    return Predictions.rmse(predicted, dataset.ratings());
  }

  private static Map<String, Double> metrics(Judged judged) {
    Map<String, Double> metrics = new LinkedHashMap<>();
    if (judged != null) {
      RatingJudgement model = judged.model();
      metrics.put("test_rmse", model.overall().rmse());
      metrics.put("test_mae", model.overall().mae());
    }
    return metrics;
  }

  /** The result for people. */
  String text(Trained trained) {
    NetworkModel model = trained.model();
    Judged judged = trained.judged();
    StringBuilder text = new StringBuilder(summary(model));
    Double overAll = model.card().metrics().get("rmse_over_the_whole_dataset_training_included");
    if (overAll != null) {
      text.append(line("RMSE over the whole dataset, training part included: %.4f", overAll));
    }
    if (judged != null) {
      if (overAll != null) {
        double rmse = judged.model().overall().rmse();
        text.append(line("RMSE of the part never seen in training:             %.4f", rmse));
      }
      text.append('\n').append(JudgedOutput.table(judged.models()));
      text.append('\n').append(JudgedOutput.protocol(judged.protocol()));
    } else {
      text.append("Nothing was held out, so there is no test figure.\n");
    }
    text.append("\nModel  ").append(output.model()).append('\n');
    trained.curve().forEach(file -> text.append("Curve  ").append(file).append('\n'));
    return text.toString();
  }

  private static String line(String format, double number) {
    return String.format(Locale.ROOT, format + "%n", number);
  }

  private static String summary(NetworkModel model) {
    Map<String, Double> metrics = model.card().metrics();
    String kept =
        String.format(
            Locale.ROOT,
            "RecommenderNet trained for %.0f epochs, those of epoch %.0f kept",
            metrics.get("epochs_trained"),
            metrics.get("epoch_kept"));
    Double validation = metrics.get("validation_rmse");
    return validation == null
        ? kept + "\n"
        : kept + String.format(Locale.ROOT, " (validation RMSE %.4f)%n", validation);
  }

  /** The result in JSON. */
  Map<String, Object> json(Trained trained) {
    NetworkModel model = trained.model();
    Map<String, Object> json = new LinkedHashMap<>();
    if (trained.judged() != null) {
      json.putAll(trained.judged().json());
    }
    json.put("training", model.card().metrics());
    json.put("settings", model.settings());
    json.put("model", output.model().toString());
    return json;
  }
}
