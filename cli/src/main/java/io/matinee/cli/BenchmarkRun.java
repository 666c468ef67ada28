package io.matinee.cli;

import io.matinee.data.Provenance;
import io.matinee.evaluation.BenchmarkResult;
import io.matinee.evaluation.ColdStartCurve;
import io.matinee.evaluation.TimeDecay;
import io.matinee.explanation.Faithfulness;
import io.matinee.model.TrainedModel;
import java.util.List;

/**
 * All that a benchmark found.
 *
 * @param command the command line that finds the same
 * @param seed of every draw
 * @param data what the ratings are
 * @param result the figures
 * @param cold the cold-start curve; {@code null} where it was not measured
 * @param decay the decay with time; likewise
 * @param reasons the deletion test of the factorization's reasons; {@code null} where there is none
 * @param notes why something was not measured
 * @param sampling how the factorization was sampled: for the figures, and for curve and decay
 * @param curves the models that have a learning curve, trained on the first part
 * @param machine what it ran on, in one line
 */
record BenchmarkRun(
    String command,
    long seed,
    Provenance data,
    BenchmarkResult result,
    ColdStartCurve cold,
    TimeDecay decay,
    Faithfulness reasons,
    List<String> notes,
    List<String> sampling,
    List<TrainedModel> curves,
    String machine) {}
