package io.matinee.cli;

import io.matinee.data.Dataset;
import io.matinee.data.Ratings;
import io.matinee.evaluation.RatingJudgement;
import io.matinee.factorization.FactorizationModel;
import io.matinee.factorization.FactorizationSettings;
import io.matinee.model.Json;
import io.matinee.model.Predictions;
import io.matinee.model.Profile;
import io.matinee.model.TrainedModel;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** Judges a newly trained model, once, and says and writes how it went. */
final class TrainedOutput {
  private static final String OVER_ALL = "rmse_over_the_whole_dataset_training_included";

  private final Session session;
  private final OutputOptions output;
  private final FormatOption.Format format;
  private final boolean lists;

  /** Learns what people watch, too. */
  TrainedOutput(Session session, OutputOptions output, FormatOption.Format format) {
    this(session, output, format, true);
  }

  /**
   * Prepares.
   *
   * @param lists whether to learn what people watch, too
   */
  TrainedOutput(Session session, OutputOptions output, FormatOption.Format format, boolean lists) {
    this.session = session;
    this.output = output;
    this.format = format;
    this.lists = lists;
  }

  /**
   * Judges {@code model} on the part that its split holds out, prints the result, saves the model
   * with its figures, and writes the learning curve.
   *
   * @param overAll whether to print the report's figure too, over all ratings
   */
  void finish(Dataset dataset, TrainedModel model, boolean overAll) {
    Map<String, Double> more = overAll ? Map.of(OVER_ALL, overAll(dataset, model)) : Map.of();
    Trained trained = complete(dataset, model, more);
    Judged judged = trained.judged();
    switch (format) {
      case TABLE -> session.out().print(text(trained));
      case JSON -> session.out().println(Json.pretty(json(trained)));
      case CSV ->
          session.out().print(judged == null ? "" : JudgedOutput.csv(session.command(), judged));
    }
  }

  /**
   * What became of a training.
   *
   * @param model with its figures
   * @param judged how it did; {@code null} where nothing was held out
   * @param file of the model
   * @param curve the files of its learning curve
   * @param ranking the file that its lists go by too; {@code null} for none
   */
  record Trained(TrainedModel model, Judged judged, Path file, List<Path> curve, Path ranking) {}

  /**
   * Judges {@code model}, saves it with its figures, and writes the learning curve.
   *
   * @param more figures for its card
   */
  Trained complete(Dataset dataset, TrainedModel model, Map<String, Double> more) {
    boolean heldOut = model.card().split().holdsOut();
    boolean shown = format == FormatOption.Format.JSON; // how sure the model is
    Judged judged = heldOut ? Judged.of(dataset, model, shown) : null;
    TrainedModel complete = model.withMetrics(more).withMetrics(metrics(judged));
    Path file = output.model(ModelKind.of(model));
    complete.save(file);
    List<Path> curve = CurveFiles.write(model, output.folder);
    Path ranking = lists ? RankingFile.train(session, dataset, model, file, output.quiet) : null;
    return new Trained(complete, judged, file, curve, ranking);
  }

  /** RMSE over all ratings, most of which the model was trained on; it sees no others' history. */
  static double overAll(Dataset dataset, TrainedModel model) {
    Ratings known = model.card().split().apply(dataset).train();
    return rmse(dataset, model, known, dataset.ratings());
  }

  /** The RMSE on {@code ratings} where {@code known} of each person are. */
  static double rmse(Dataset dataset, TrainedModel model, Ratings known, Ratings ratings) {
    List<Profile> people = Profile.ofUsers(dataset, known);
    float[] predicted =
        Predictions.of(model.predictor(dataset.movies()), people, ratings, model.usesDate());
    return Predictions.rmse(predicted, ratings);
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
    TrainedModel model = trained.model();
    Judged judged = trained.judged();
    StringBuilder text = new StringBuilder(summary(model));
    Double overAll = model.card().metrics().get(OVER_ALL);
    if (overAll != null) {
      text.append(line("RMSE over the whole dataset, training part included: %.4f", overAll));
    }
    if (judged != null) {
      if (overAll != null) {
        double rmse = judged.model().overall().rmse();
        text.append(line("RMSE of the part never seen in training:             %.4f", rmse));
      }
      text.append('\n').append(text(session.command(), judged));
    } else {
      text.append("Nothing was held out, so there is no test figure.\n");
    }
    return text.append('\n').append(files(trained)).toString();
  }

  /** The figures of all models and how they were measured. */
  static String text(String command, Judged judged) {
    return JudgedOutput.table(judged.models())
        + "\n"
        + JudgedOutput.protocol(command, judged.protocol());
  }

  /** Where the model and its curve are. */
  static String files(Trained trained) {
    StringBuilder text = new StringBuilder("Model  " + trained.file() + "\n");
    if (trained.ranking() != null) {
      text.append("Lists  ").append(trained.ranking()).append('\n');
    }
    trained.curve().forEach(file -> text.append("Curve  ").append(file).append('\n'));
    return text.toString();
  }

  private static String line(String format, double number) {
    return String.format(Locale.ROOT, format + "%n", number);
  }

  /** How the training went, in a line. */
  static String summary(TrainedModel model) {
    String trained =
        model instanceof FactorizationModel factorization
            ? sampled(factorization)
            : epochs(model.card().metrics());
    Double validation = model.card().metrics().get("validation_rmse");
    return model.name()
        + trained
        + (validation == null ? "\n" : line(" (validation RMSE %.4f)", validation));
  }

  private static String epochs(Map<String, Double> metrics) {
    return String.format(
        Locale.ROOT,
        " trained for %.0f epochs, those of epoch %.0f kept",
        metrics.get("epochs_trained"),
        metrics.get("epoch_kept"));
  }

  private static String sampled(FactorizationModel model) {
    FactorizationSettings settings = model.settings();
    return String.format(
        Locale.ROOT,
        " sampled in %d chain%s of %d sweeps, %.0f samples kept",
        settings.chains(),
        settings.chains() == 1 ? "" : "s",
        settings.sweeps(),
        model.card().metrics().get("samples"));
  }

  /** The result in JSON. */
  Map<String, Object> json(Trained trained) {
    TrainedModel model = trained.model();
    Map<String, Object> json = new LinkedHashMap<>();
    if (trained.judged() != null) {
      json.putAll(trained.judged().json(session.command()));
    }
    json.put("kind", model.kind());
    json.put("training", model.card().metrics());
    json.put("settings", model.settings());
    json.put("model", trained.file().toString());
    json.put("ranking", trained.ranking() == null ? null : trained.ranking().toString());
    return json;
  }
}
