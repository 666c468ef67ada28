package io.matinee.cli;

import io.matinee.baseline.BiasModel;
import io.matinee.baseline.GlobalMean;
import io.matinee.baseline.MovieMean;
import io.matinee.data.Dataset;
import io.matinee.data.Ratings;
import io.matinee.data.Split;
import io.matinee.data.SplitSpec;
import io.matinee.evaluation.Protocol;
import io.matinee.evaluation.RatingJudge;
import io.matinee.evaluation.RatingJudgement;
import io.matinee.evaluation.UncertaintyJudge;
import io.matinee.evaluation.UncertaintyJudgement;
import io.matinee.model.RatingPredictor;
import io.matinee.model.TrainedModel;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/**
 * A model and the baselines, judged on one split.
 *
 * @param protocol how
 * @param models the model first, then the baselines
 * @param uncertainty whether the model knows how sure it is; {@code null} where it does not say, or
 *     was not asked
 */
record Judged(Protocol protocol, List<RatingJudgement> models, UncertaintyJudgement uncertainty) {
  /** Judges {@code model} and the baselines on the part that the model's split holds out. */
  static Judged of(Dataset dataset, TrainedModel model) {
    return of(dataset, model, true);
  }

  /**
   * The same.
   *
   * @param uncertainty whether to ask the model how sure it is, which takes as long again
   */
  static Judged of(Dataset dataset, TrainedModel model, boolean uncertainty) {
    SplitSpec spec = model.card().split();
    Split split = spec.apply(dataset);
    RatingJudge judge = new RatingJudge(dataset, split, model.seed());
    RatingPredictor predictor = model.predictor(dataset.movies());
    List<RatingJudgement> models = new ArrayList<>();
    models.add(judge.judge(predictor, model.usesDate()));
    baselines(dataset, split.train()).stream().map(judge::judge).forEach(models::add);
    Protocol protocol = Protocol.of(dataset, spec, split, model.seed()).withDate(model.usesDate());
    return new Judged(
        protocol, models, uncertainty ? uncertainty(dataset, model, predictor, split) : null);
  }

  /** What everything is compared with, learned from {@code train}. */
  static List<RatingPredictor> baselines(Dataset dataset, Ratings train) {
    return List.of(
        new BiasModel(dataset, train),
        new MovieMean(dataset, train),
        new GlobalMean(dataset, train));
  }

  /** Where the date counts, an estimate without it says little about the model. */
  private static UncertaintyJudgement uncertainty(
      Dataset dataset, TrainedModel model, RatingPredictor predictor, Split split) {
    return model.usesDate()
        ? null
        : new UncertaintyJudge(dataset, split).judge(predictor).orElse(null);
  }

  /** The judgement of the model. */
  RatingJudgement model() {
    return models.get(0);
  }

  /** This, and the model of {@code other} before it, judged on the same split. */
  Judged beside(Judged other) {
    List<RatingJudgement> all = Stream.concat(Stream.of(other.model()), models.stream()).toList();
    boolean dated = protocol.usesDate() || other.protocol.usesDate();
    return new Judged(
        protocol.withDate(dated), all, other.uncertainty == null ? uncertainty : other.uncertainty);
  }

  /** The answer of {@code command} in JSON. */
  Map<String, Object> json(String command) {
    Map<String, Object> json = new LinkedHashMap<>();
    json.put("command", command);
    json.put("protocol", protocol);
    json.put("models", JudgedOutput.json(models));
    if (uncertainty != null) {
      json.put("uncertainty", UncertaintyOutput.json(model().name(), uncertainty));
    }
    return json;
  }
}
