package io.matinee.ranking;

import io.matinee.data.RatingScale;
import io.matinee.features.PersonTraits;
import io.matinee.model.ModelCard;
import io.matinee.model.ModelFile;
import io.matinee.model.Tensor;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.IntStream;

/** The tensors of a ranking model in its file. */
final class RankingTensors {
  private RankingTensors() {}

  static ModelFile file(Path path, RankingModel model) {
    Map<String, Tensor> tensors = new TreeMap<>();
    int[] movies = model.ease().movies();
    tensors.put("ease.movies", Tensor.vector(floats(movies)));
    tensors.put("ease.weights", square(movies.length, movies.length, model.ease().weights()));
    List<FactorTable> tables = model.als().tables();
    int factors = model.settings().als().factors();
    for (int start = 0; start < tables.size(); start++) {
      float[] vectors = tables.get(start).vectors();
      tensors.put("als." + start, square(vectors.length / factors, factors, vectors));
    }
    float[] people = model.popularity().people();
    float[] counts = model.popularity().counts();
    tensors.put("popularity.people", Tensor.vector(people));
    tensors.put("popularity.counts", square(people.length, counts.length / people.length, counts));
    return new ModelFile(path, model.metadata(), tensors);
  }

  private static Tensor square(int rows, int columns, float[] values) {
    return new Tensor(new int[] {rows, columns}, values);
  }

  private static float[] floats(int[] values) {
    float[] floats = new float[values.length];
    for (int i = 0; i < floats.length; i++) {
      floats[i] = values[i];
    }
    return floats;
  }

  static RankingModel model(ModelFile file) {
    RankingSettings settings = file.json("settings", RankingSettings.class);
    RatingScale scale = file.json("scale", RatingScale.class);
    List<String> ids = file.list("movie_ids", String[].class);
    return new RankingModel(
        file.json("card", ModelCard.class),
        settings,
        scale,
        ids,
        ease(file, settings, ids.size(), scale.max()),
        als(file, settings.als(), ids.size(), scale.max()),
        popularity(file, settings, ids.size()));
  }

  private static Ease ease(ModelFile file, RankingSettings settings, int movies, float best) {
    float[] numbers = file.values("ease.movies");
    int[] kept = new int[numbers.length];
    for (int i = 0; i < kept.length; i++) {
      kept[i] = (int) numbers[i];
      if (kept[i] != numbers[i] || kept[i] >= movies || kept[i] <= (i == 0 ? -1 : kept[i - 1])) {
        throw file.unusable("expected ascending movies in ease.movies, found " + numbers[i]);
      }
    }
    float[] weights = file.values("ease.weights", kept.length * kept.length);
    return new Ease(kept, movies, weights, settings.ease().stars(), best);
  }

  private static ImplicitAls als(ModelFile file, AlsSettings settings, int movies, float best) {
    List<FactorTable> tables =
        IntStream.range(0, settings.starts())
            .mapToObj(start -> file.values("als." + start, movies * settings.factors()))
            .map(vectors -> new FactorTable(vectors, settings))
            .toList();
    return new ImplicitAls(tables, IntStream.range(0, movies).toArray(), settings, best);
  }

  private static Popularity popularity(ModelFile file, RankingSettings settings, int movies) {
    PersonTraits traits = file.json("people", PersonTraits.class);
    int groups = 1 + traits.attributes().size();
    float[] people = file.values("popularity.people", groups);
    float[] counts = file.values("popularity.counts", groups * movies);
    int[] places = new int[movies];
    Arrays.setAll(places, movie -> movie);
    return new Popularity(traits, settings.shrinkage(), people, counts, places);
  }
}
