package io.matinee.cli;

import io.matinee.data.Dataset;
import io.matinee.data.DatasetLocator;
import io.matinee.data.SourceListener;
import io.matinee.model.TrainedModel;
import io.matinee.ranking.RankingModel;
import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Stream;

/** Checks data, cache, output folder and model, without the network. */
final class DataCheckup {
  private static final double MEGABYTE = 1_000_000;

  private static final SourceListener SILENT =
      new SourceListener() {
        @Override
        public void note(String line) {}

        @Override
        public void progress(String what, long done, long total) {}
      };

  private final Map<String, String> environment;
  private final DatasetLocator locator;
  private final Path named; // null where no data was named
  private final Path out;
  private final List<Path> models;
  private Dataset dataset; // null until found, or where there is none

  DataCheckup(Session session, Path named, Path out, List<Path> models) {
    this.environment = new HashMap<>(session.environment());
    this.environment.put("MATINEE_OFFLINE", "1");
    this.locator = new DatasetLocator(environment, session.home());
    this.named = named;
    this.out = out;
    this.models = models;
  }

  List<Diagnosis> all() {
    List<Diagnosis> all = new ArrayList<>();
    all.add(Diagnosis.of("data", "name sound data with --data or MATINEE_DATA", this::data));
    all.add(Diagnosis.of("cache", "set XDG_CACHE_HOME to a folder of yours", this::cache));
    all.add(Diagnosis.of("output", "name another folder with --out", this::output));
    models.forEach(
        file ->
            all.add(Diagnosis.of("model", "train a model with matinee train", () -> model(file))));
    if (models.stream().anyMatch(Files::exists)) {
      Path ranking = RankingFile.beside(models.get(0));
      all.add(Diagnosis.of("lists", "train again with matinee train", () -> lists(ranking)));
    }
    return all;
  }

  private Diagnosis data() {
    boolean isNamed = named != null || !environment.getOrDefault("MATINEE_DATA", "").isBlank();
    if (!isNamed && !Files.isDirectory(locator.cache())) {
      return Diagnosis.warn(
          "data",
          "none yet: MovieLens 100K will be downloaded, or a synthetic sample used offline",
          "name data of your own with --data or MATINEE_DATA, or run matinee quickstart");
    }
    dataset = locator.locate(named, SILENT);
    return Diagnosis.ok(
        "data",
        String.format(
            Locale.ROOT,
            "%s (%,d ratings, checksum %s)",
            dataset.provenance().describe(),
            dataset.ratings().size(),
            dataset.checksum()));
  }

  private Diagnosis cache() {
    Path cache = locator.cache();
    boolean there = Files.isDirectory(cache);
    String found =
        there
            ? String.format(Locale.ROOT, "%s, %.1f MB", cache, size(cache) / MEGABYTE)
            : cache + ", not there yet";
    return writable("cache", cache, found, "set XDG_CACHE_HOME to a folder of yours");
  }

  private Diagnosis output() {
    String found = Files.isDirectory(out) ? out.toString() : out + ", not there yet";
    return writable("output", out, found, "name another folder with --out");
  }

  /** Whether {@code folder}, or the first one above it that is there, may be written to. */
  private static Diagnosis writable(String subject, Path folder, String found, String remedy) {
    Path above = folder.toAbsolutePath();
    while (above.getParent() != null && !Files.exists(above)) {
      above = above.getParent();
    }
    File existing = above.toFile();
    String free =
        String.format(Locale.ROOT, ", %,.0f MB free", existing.getUsableSpace() / MEGABYTE);
    return existing.isDirectory() && Files.isWritable(above)
        ? Diagnosis.ok(subject, found + free)
        : Diagnosis.fail(subject, found + "; " + above + " cannot be written to", remedy);
  }

  private static long size(Path folder) {
    try (Stream<Path> files = Files.walk(folder)) {
      return files.map(Path::toFile).filter(File::isFile).mapToLong(File::length).sum();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static Diagnosis lists(Path ranking) {
    if (Files.notExists(ranking)) {
      String found = ranking + ", not there: lists go by predicted rating alone";
      return Diagnosis.warn("lists", found, "train again with matinee train");
    }
    return Diagnosis.ok(
        "lists", ranking + ", trained on " + RankingModel.load(ranking).card().data().describe());
  }

  private Diagnosis model(Path model) {
    if (Files.notExists(model)) {
      return Diagnosis.warn(
          "model", model + ", not there yet", "train one with matinee train or matinee quickstart");
    }
    TrainedModel loaded = SavedModel.load(model);
    String found =
        "%s, %s trained on %s".formatted(model, loaded.name(), loaded.card().data().describe());
    boolean same = dataset == null || dataset.checksum().equals(loaded.card().dataChecksum());
    return same
        ? Diagnosis.ok("model", found)
        : Diagnosis.warn(
            "model", found + ", which is not the data above", "name that data, or train again");
  }
}
