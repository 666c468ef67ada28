package io.matinee.cli;

import io.matinee.data.Dataset;
import io.matinee.data.Ratings;
import io.matinee.data.SplitSpec;
import io.matinee.model.TrainedModel;

/** Trains models of one kind for a person who watches and may interrupt. */
interface Training {
  /** Whether its models need the date of a rating to predict it. */
  boolean usesDate();

  /** Trains from the beginning; the model is on disk when this returns. */
  TrainedModel train(Dataset dataset, SplitSpec split);

  /** Goes on with an interrupted training; the model is on disk when this returns. */
  TrainedModel resume(Dataset dataset);

  /** Trains only to judge; nothing is kept on disk. */
  TrainedModel trainOnly(Dataset dataset, SplitSpec split);

  /** Trains on {@code train}, ratings of {@code dataset}, only to judge. */
  TrainedModel trainOnly(Dataset dataset, Ratings train);
}
