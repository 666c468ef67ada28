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
    boolean heldOut = model.card().split().holdsOut();
    Judged judged = heldOut ? Judged.of(dataset, model) : null;
    Map<String, Double> metrics = metrics(judged);
    if (overAll) {
      metrics.put("rmse_over_the_whole_dataset_training_included", overAll(dataset, model));
    }
    NetworkModel complete = model.withMetrics(metrics);
    complete.save(output.model());
    List<Path> curve = CurveFiles.write(model, output.folder);
    switch (format) {
      case TABLE -> session.out().print(text(complete, judged, curve));
      case JSON -> session.out().println(Json.pretty(json(complete, judged)));
      case CSV -> session.out().print(judged == null ? "" : JudgedOutput.csv(judged));
    }
    return judged;
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

  private String text(NetworkModel model, Judged judged, List<Path> curve) {
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
    curve.forEach(file -> text.append("Curve  ").append(file).append('\n'));
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

  private Map<String, Object> json(NetworkModel model, Judged judged) {
    Map<String, Object> json = new LinkedHashMap<>();
    if (judged != null) {
      json.putAll(judged.json());
    }
    json.put("training", model.card().metrics());
    json.put("settings", model.settings());
    json.put("model", output.model().toString());
    return json;
  }
}
