package io.matinee.cli;

import io.matinee.data.SplitSpec;
import java.util.List;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Option;

/** Which part of the ratings is held out. */
final class SplitOptions {
  static final double DEFAULT_SHARE = 0.8;

  /** The official folds whose test parts hold every rating once. */
  static final List<String> FIVE_FOLDS = List.of("u1", "u2", "u3", "u4", "u5");

  @ArgGroup(exclusive = true)
  private Choice choice;

  /** At most one of these. */
  private static final class Choice {
    @Option(
        names = "--fold",
        paramLabel = "NAME",
        description = "Official fold: u1 ... u5, ua, ub.")
    private String fold;

    @Option(
        names = "--random",
        paramLabel = "SHARE",
        description = "Random share to train on (default: 0.8).")
    private Double random;

    @Option(
        names = "--random-per-person",
        paramLabel = "SHARE",
        description = "Random share of each person's ratings.")
    private Double perPerson;

    @Option(names = "--by-time", paramLabel = "SHARE", description = "Earliest share to train on.")
    private Double byTime;

    @Option(names = "--leave-last-out", description = "All but each person's latest rating.")
    private boolean lastOut;

    @Option(names = "--all", description = "Train on everything; nothing is held out.")
    private boolean all;
  }

  /** Whether the person chose one. */
  boolean chosen() {
    return choice != null;
  }

  /** The person's choice, or a random 80/20. */
  SplitSpec spec(long seed) {
    return WrongUsage.unless(() -> chosenSpec(seed));
  }

  private SplitSpec chosenSpec(long seed) {
    if (choice == null) {
      return SplitSpec.random(DEFAULT_SHARE, seed);
    }
    if (choice.fold != null) {
      return SplitSpec.fold(choice.fold);
    }
    if (choice.random != null) {
      return SplitSpec.random(choice.random, seed);
    }
    if (choice.perPerson != null) {
      return SplitSpec.perPerson(choice.perPerson, seed);
    }
    if (choice.lastOut) {
      return SplitSpec.lastOut();
    }
    return choice.byTime != null ? SplitSpec.byTime(choice.byTime) : SplitSpec.all();
  }
}
