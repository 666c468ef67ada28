package io.matinee.cli;

import io.matinee.baseline.BiasModel;
import io.matinee.baseline.GlobalMean;
import io.matinee.baseline.MovieMean;
import io.matinee.baseline.SvdBySgd;
import io.matinee.baseline.SvdSettings;
import io.matinee.data.Dataset;
import io.matinee.evaluation.Contestant;
import io.matinee.evaluation.Entrant;
import io.matinee.factorization.FactorizationSettings;
import io.matinee.factorization.FactorizationTrainer;
import io.matinee.kernels.Workers;
import io.matinee.model.RatingPredictor;
import io.matinee.model.TrainedModel;
import io.matinee.network.NetworkSettings;
import io.matinee.network.NetworkTrainer;
import io.matinee.ranking.CombinedScore;
import io.matinee.ranking.ItemNeighbours;
import io.matinee.ranking.ListScore;
import io.matinee.ranking.Ranker;
import io.matinee.ranking.RankingSettings;
import io.matinee.ranking.RankingTrainer;
import io.matinee.ranking.RatingRanker;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** All models that a benchmark can train. Where a model has no other way, lists go by rating. */
final class BenchmarkModels {

  private final Dataset dataset;
  private final FactorizationSettings sampling;
  private final RankingSettings lists;
  private final long seed;
  private final int threads;
  private final BenchmarkProgress progress;
  private final Map<String, TrainedModel> first = new LinkedHashMap<>();

  BenchmarkModels(
      Dataset dataset,
      FactorizationSettings sampling,
      RankingSettings lists,
      long seed,
      int threads,
      BenchmarkProgress progress) {
    this.dataset = dataset;
    this.sampling = sampling;
    this.lists = lists;
    this.seed = seed;
    this.threads = threads;
    this.progress = progress;
  }

  /** Those with a learning curve, as they were first trained, by name. */
  List<TrainedModel> withCurves() {
    return List.copyOf(first.values());
  }

  /** The contestants for {@code kinds}, in the order of the kinds. */
  List<Contestant> of(List<BenchmarkModel> kinds) {
    return kinds.stream().map(this::contestant).toList();
  }

  private Contestant contestant(BenchmarkModel kind) {
    List<String> builtOn =
        kind == BenchmarkModel.COMBINED ? List.of(BenchmarkModel.FACTORIZATION.label()) : List.of();
    return new Contestant(kind.label(), builtOn, trainer(kind));
  }

  private Contestant.Trainer trainer(BenchmarkModel kind) {
    RankingTrainer ranking = new RankingTrainer(lists.withSeed(seed), threads);
    return switch (kind) {
      case GLOBAL_MEAN -> (train, others) -> new Entrant(new GlobalMean(dataset, train), null);
      case MOVIE_MEAN -> (train, others) -> byRating(new MovieMean(dataset, train));
      case BIASES -> (train, others) -> byRating(new BiasModel(dataset, train));
      case POPULARITY -> (train, others) -> lists(ranking.popularity(dataset, train));
      case ITEM_KNN ->
          (train, others) -> {
            try (Workers workers = new Workers(threads)) {
              return lists(
                  ItemNeighbours.train(dataset, train, ItemNeighbours.NEIGHBOURS, workers));
            }
          };
      case EASE -> (train, others) -> lists(ranking.ease(dataset, train));
      case IALS -> (train, others) -> lists(ranking.als(dataset, train));
      case SVD ->
          (train, others) -> byRating(SvdBySgd.train(dataset, train, SvdSettings.withSeed(seed)));
      case NETWORK -> (train, others) -> trained(network().train(dataset, train));
      case FACTORIZATION -> (train, others) -> trained(factorization().train(dataset, train));
      case COMBINED ->
          (train, others) ->
              lists(
                  new RatingRanker(
                      kind.label(),
                      others.get(BenchmarkModel.FACTORIZATION.label()).predictor(),
                      new CombinedScore(ranking.train(dataset, train))));
    };
  }

  private NetworkTrainer network() {
    NetworkSettings settings = NetworkSettings.builder().seed(seed).build();
    return new NetworkTrainer(settings, progress.ofNetwork()).withThreads(threads);
  }

  private FactorizationTrainer factorization() {
    return new FactorizationTrainer(sampling, progress.ofFactorization(), threads);
  }

  private Entrant trained(TrainedModel model) {
    first.putIfAbsent(model.name(), model);
    return byRating(model.predictor(dataset.movies()));
  }

  private static Entrant byRating(RatingPredictor predictor) {
    return new Entrant(predictor, new RatingRanker(predictor.name(), predictor, ListScore.RATING));
  }

  private static Entrant lists(Ranker ranker) {
    return new Entrant(null, ranker);
  }

  /**
   * How long trainings of {@code kinds} take, in units that only their ratios say something about.
   */
  int weight(List<BenchmarkModel> kinds) {
    return kinds.stream().mapToInt(this::weight).sum();
  }

  /** Likewise of one. */
  int weight(BenchmarkModel kind) {
    return kind == BenchmarkModel.FACTORIZATION
        ? 20 + sampling.chains() * sampling.sweeps() / 4
        : kind.weight();
  }

  /** The kinds in {@code wanted} and those that they are built on, in the order of tables. */
  static List<BenchmarkModel> complete(List<BenchmarkModel> wanted) {
    List<BenchmarkModel> kinds = new ArrayList<>();
    for (BenchmarkModel kind : BenchmarkModel.values()) {
      boolean needed =
          kind == BenchmarkModel.FACTORIZATION && wanted.contains(BenchmarkModel.COMBINED);
      if (needed || wanted.contains(kind)) {
        kinds.add(kind);
      }
    }
    return kinds;
  }
}
