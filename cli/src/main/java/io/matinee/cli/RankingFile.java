package io.matinee.cli;

import io.matinee.data.Dataset;
import io.matinee.model.ModelCard;
import io.matinee.model.ModelFileException;
import io.matinee.model.TrainedModel;
import io.matinee.ranking.RankingModel;
import io.matinee.ranking.RankingSettings;
import io.matinee.ranking.RankingTrainer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

/** The ranking model that stands beside models of ratings: what people watch. */
final class RankingFile {
  private static final String NAME = "ranking.safetensors";

  private RankingFile() {}

  /** The one that belongs to models in {@code file}'s folder. */
  static Path beside(Path file) {
    return file.toAbsolutePath().getParent().resolve(NAME);
  }

  /**
   * Trains one on what {@code model} was trained on, unless it is there already.
   *
   * @param file of the model
   * @return its file
   */
  static Path train(
      Session session, Dataset dataset, TrainedModel model, Path file, boolean quiet) {
    Path place = file.resolveSibling(NAME);
    if (!isThere(place, model)) {
      if (!quiet) {
        session.err().println("Learning what people watch, for lists ...");
      }
      RankingSettings settings = RankingSettings.liked().withSeed(model.seed());
      int threads = Runtime.getRuntime().availableProcessors();
      new RankingTrainer(settings, threads).train(dataset, model.card().split()).save(place);
    }
    return place;
  }

  private static boolean isThere(Path place, TrainedModel model) {
    try {
      return Files.exists(place) && fits(RankingModel.load(place), model);
    } catch (ModelFileException e) {
      return false; // damaged: it will be written anew
    }
  }

  private static boolean fits(RankingModel ranking, TrainedModel model) {
    ModelCard one = ranking.card();
    ModelCard other = model.card();
    return one.dataChecksum().equals(other.dataChecksum())
        && one.split().equals(other.split())
        && ranking.settings().seed() == model.seed();
  }

  /**
   * Loads the one that belongs to {@code model}; says on standard error why there is none.
   *
   * @param file of the model
   */
  static Optional<RankingModel> load(
      Session session, Path file, TrainedModel model, boolean quiet) {
    Path place = beside(file);
    String problem = "is missing";
    if (Files.exists(place)) {
      RankingModel ranking = RankingModel.load(place);
      if (fits(ranking, model)) {
        return Optional.of(ranking);
      }
      problem = "was trained on another part of the data";
    }
    if (!quiet) {
      session
          .err()
          .printf(
              "Note: lists go by predicted rating alone: %s %s; matinee train writes it%n",
              place, problem);
    }
    return Optional.empty();
  }
}
