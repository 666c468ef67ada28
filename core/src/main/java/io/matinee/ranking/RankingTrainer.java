package io.matinee.ranking;

import io.matinee.MatineeException;
import io.matinee.Version;
import io.matinee.data.Dataset;
import io.matinee.data.Movie;
import io.matinee.data.Ratings;
import io.matinee.data.SplitSpec;
import io.matinee.kernels.Workers;
import io.matinee.model.ModelCard;
import java.util.List;
import java.util.Map;

/**
 * Trains rankers on the training part of a split; the test part is never looked at. The same data,
 * split and settings give the same model, bit for bit, on one machine, whatever the number of
 * threads.
 */
public final class RankingTrainer {
  private final RankingSettings settings;
  private final int threads;

  /**
   * Creates a trainer.
   *
   * @param threads how many threads work at once, 1 or more
   */
  public RankingTrainer(RankingSettings settings, int threads) {
    this.settings = settings;
    this.threads = threads;
  }

  /**
   * Trains on the training part of {@code split}.
   *
   * @throws MatineeException if there is nothing to learn from
   */
  public RankingModel train(Dataset dataset, SplitSpec split) {
    return train(dataset, split.apply(dataset).train(), split);
  }

  /**
   * Trains on {@code train} as it is: for protocols that part ratings in a way of their own.
   *
   * @param train ratings of {@code dataset}
   * @throws MatineeException if there is nothing to learn from
   */
  public RankingModel train(Dataset dataset, Ratings train) {
    return train(dataset, train, SplitSpec.all());
  }

  private RankingModel train(Dataset dataset, Ratings train, SplitSpec split) {
    ModelCard card =
        new ModelCard(Version.CURRENT, dataset.provenance(), dataset.checksum(), split, Map.of());
    List<String> ids = dataset.movies().stream().map(Movie::id).toList();
    return new RankingModel(
        card,
        settings,
        dataset.scale(),
        ids,
        ease(dataset, train),
        als(dataset, train),
        popularity(dataset, train));
  }

  /**
   * Trains the linear part alone.
   *
   * @param train ratings of {@code dataset}
   * @throws MatineeException if there is nothing to learn from
   */
  public Ease ease(Dataset dataset, Ratings train) {
    Watched watched = watched(dataset, train, settings.ease().stars());
    if (watched.columns().length == 0 || watched.starts()[watched.rows()] == 0) {
      throw new MatineeException("expected ratings to learn from, found none that count");
    }
    try (Workers workers = new Workers(threads)) {
      int movies = dataset.movies().size();
      return Ease.train(watched, movies, settings.ease(), dataset.scale().max(), workers);
    }
  }

  /**
   * Trains the vectors alone.
   *
   * @param train ratings of {@code dataset}
   */
  public ImplicitAls als(Dataset dataset, Ratings train) {
    Watched watched = watched(dataset, train, settings.als().stars());
    try (Workers workers = new Workers(threads)) {
      int movies = dataset.movies().size();
      float best = dataset.scale().max();
      return ImplicitAls.train(watched, movies, settings.als(), best, settings.seed(), workers);
    }
  }

  /**
   * Counts what people like others watch, alone.
   *
   * @param train ratings of {@code dataset}
   */
  public Popularity popularity(Dataset dataset, Ratings train) {
    return Popularity.train(dataset, train, settings.shrinkage());
  }

  private static Watched watched(Dataset dataset, Ratings train, StarWeights stars) {
    float best = dataset.scale().max();
    return Watched.of(train, dataset.users().size(), dataset.movies().size(), stars, best);
  }
}
