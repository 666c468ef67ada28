package io.matinee.network;

import java.util.ArrayList;
import java.util.List;

/** What a training must remember from epoch to epoch, and so what a checkpoint keeps. */
final class TrainingState {
  final RecommenderNet net;
  final Optimizer optimizer;
  final List<EpochResult> curve;
  NetworkWeights best; // null until an epoch is done

  TrainingState(RecommenderNet net, Optimizer optimizer) {
    this.net = net;
    this.optimizer = optimizer;
    this.curve = new ArrayList<>();
  }

  /** How many epochs are done. */
  int epochs() {
    return curve.size();
  }

  /** The epoch whose weights are kept: the best one, or the last where nothing is watched. */
  int bestEpoch() {
    int bestEpoch = epochs();
    for (EpochResult result : curve) {
      bestEpoch = result.best() ? result.epoch() : bestEpoch;
    }
    return bestEpoch;
  }

  /** The best validation RMSE so far; infinity before the first. */
  double bestRmse() {
    return curve.stream()
        .filter(result -> result.validationRmse() != null)
        .mapToDouble(EpochResult::validationRmse)
        .min()
        .orElse(Double.POSITIVE_INFINITY);
  }
}
