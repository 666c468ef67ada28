package io.matinee.exploration;

import io.matinee.data.Dataset;
import io.matinee.data.Provenance;
import java.util.List;

/**
 * What a dataset looks like. What it does not have (ages, genres, dates, ...) is empty here.
 *
 * @param provenance where the data came from
 * @param counts its size
 * @param genres movies by genre, the most common first; a movie counts once for each of its genres
 * @param ratings ratings by stars, the lowest first, with every value of the scale
 * @param ages users by age, 5 years a bar, from the youngest to the oldest known
 * @param genders users by gender
 * @param perUser ratings that each user gave
 * @param perMovie ratings that each movie got
 * @param timeline ratings over time
 * @param means mean ratings of groups
 * @param findings the data's biases in words
 */
public record Exploration(
    Provenance provenance,
    Counts counts,
    Distribution genres,
    Distribution ratings,
    Distribution ages,
    Distribution genders,
    RatingCounts perUser,
    RatingCounts perMovie,
    Timeline timeline,
    MeanRatings means,
    List<Finding> findings) {
  /** Keeps its own copy of the findings. */
  public Exploration {
    findings = List.copyOf(findings);
  }

  /** Explores {@code dataset}. */
  public static Exploration of(Dataset dataset) {
    Exploration figures =
        new Exploration(
            dataset.provenance(),
            Counts.of(dataset),
            Groups.genres(dataset).sizes().sorted(),
            Histograms.ofRatings(dataset.scale(), dataset.ratings()),
            Histograms.ofAges(dataset),
            Groups.genders(dataset).sizes(),
            RatingCounts.of(dataset.ratings().countPerUser(dataset.users().size())),
            RatingCounts.of(dataset.ratings().countPerMovie(dataset.movies().size())),
            Timeline.of(dataset.ratings()),
            MeanRatings.of(dataset),
            List.of());
    return figures.with(Findings.of(dataset, figures));
  }

  private Exploration with(List<Finding> found) {
    return new Exploration(
        provenance,
        counts,
        genres,
        ratings,
        ages,
        genders,
        perUser,
        perMovie,
        timeline,
        means,
        found);
  }
}
