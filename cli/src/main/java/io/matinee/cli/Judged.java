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
import io.matinee.model.RatingPredictor;
import io.matinee.network.NetworkModel;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * A model and the baselines, judged on one split.
 *
 * @param protocol how
 * @param models the model first, then the baselines
 */
record Judged(Protocol protocol, List<RatingJudgement> models) {
  /** Judges {@code model} and the baselines on the part that the model's split holds out. */
  static Judged of(Dataset dataset, NetworkModel model) {
    SplitSpec spec = model.card().split();
    long seed = model.settings().seed();
    Split split = spec.apply(dataset);
    Ratings train = split.train();
    RatingJudge judge = new RatingJudge(dataset, split, seed);
    List<RatingPredictor> predictors =
        List.of(
            model.predictor(dataset.movies()),
            new BiasModel(dataset, train),
            new MovieMean(dataset, train),
            new GlobalMean(dataset, train));
    return new Judged(
        Protocol.of(dataset, spec, split, seed), predictors.stream().map(judge::judge).toList());
  }

  /** The judgement of the model. */
  RatingJudgement model() {
    return models.get(0);
  }

  /** The answer in JSON. */
  Map<String, Object> json() {
    Map<String, Object> json = new LinkedHashMap<>();
    json.put("protocol", protocol);
    json.put("models", JudgedOutput.json(models));
    return json;
  }
}
