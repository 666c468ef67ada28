package io.matinee.factorization;

import io.matinee.factorization.RandomStreams.Use;
import io.matinee.kernels.Workers;
import java.util.Arrays;
import java.util.SplittableRandom;

/**
 * What the date adds to a rating: a number for the day, one for the person on that day, and one for
 * the person in that minute, each kind ~ N(0, 1 / its precision). Days are of UTC.
 */
final class DateEffects {
  static final int DAY = 86_400; // seconds
  static final int MINUTE = 60; // seconds
  private static final double PRIOR = 1; // shape and rate of the precisions' prior
  private static final int PARTS = 64; // of the people, at most, for sums over days

  private final Incidence ratings; // of the people, by time within each
  private final Runs personDays;
  private final Runs minutes;
  private final int firstDay;
  private final double[] days; // [days] from the first to the last
  private final double[] precisions = {10, 10, 10}; // of day, person-day, person-minute
  private final Workers workers;

  /**
   * Effects of 0.
   *
   * @param ratings of the people, those of each by time
   * @param seconds [ratings] since 1970
   */
  DateEffects(Incidence ratings, long[] seconds, Workers workers) {
    this.ratings = ratings;
    this.workers = workers;
    personDays = Runs.of(ratings, seconds, DAY);
    minutes = Runs.of(ratings, seconds, MINUTE);
    int first = Arrays.stream(personDays.times).min().orElse(0);
    int last = Arrays.stream(personDays.times).max().orElse(0);
    firstDay = first;
    days = new double[last - first + 1];
  }

  /**
   * Ratings of one person that follow one another in the same day, or minute.
   *
   * @param rowStarts [people + 1] the first run of each person
   * @param starts [runs + 1] the first rating of each run
   * @param times [runs] the day, or minute, since 1970
   * @param effects [runs]
   */
  record Runs(int[] rowStarts, int[] starts, int[] times, float[] effects) {
    static Runs of(Incidence ratings, long[] seconds, int unit) {
      int[] rowStarts = new int[ratings.rows() + 1];
      int[] starts = new int[ratings.size() + 1];
      int runs = 0;
      for (int row = 0; row < ratings.rows(); row++) {
        int begin = ratings.starts()[row];
        for (int i = begin; i < ratings.starts()[row + 1]; i++) {
          if (i == begin || seconds[i] / unit != seconds[i - 1] / unit) {
            starts[runs++] = i;
          }
        }
        rowStarts[row + 1] = runs;
      }
      starts[runs] = ratings.size();
      int[] times = new int[runs];
      for (int run = 0; run < runs; run++) {
        times[run] = (int) (seconds[starts[run]] / unit);
      }
      return new Runs(rowStarts, Arrays.copyOf(starts, runs + 1), times, new float[runs]);
    }

    /** The effect at {@code time} on the person {@code row}; 0 where there is none. */
    float at(int row, int time) {
      int run = Arrays.binarySearch(times, rowStarts[row], rowStarts[row + 1], time);
      return run < 0 ? 0 : effects[run];
    }

    double squares() {
      double sum = 0;
      for (float effect : effects) {
        sum += effect * effect;
      }
      return sum;
    }
  }

  /** The precisions of day, person-day and person-minute; may be set. */
  double[] precisions() {
    return precisions;
  }

  /** [days] the effect of each day from the first on; may be set. */
  double[] days() {
    return days;
  }

  /** The number of the first day, in days since 1970. */
  int firstDay() {
    return firstDay;
  }

  /** [person-days] may be set. */
  float[] personDayEffects() {
    return personDays.effects;
  }

  /** [person-minutes] may be set. */
  float[] minuteEffects() {
    return minutes.effects;
  }

  /** What the date adds for {@code person} at {@code second}; what is not known adds 0. */
  double effect(int person, long second) {
    int day = (int) (second / DAY);
    double known = day < firstDay || day >= firstDay + days.length ? 0 : days[day - firstDay];
    return known + personDays.at(person, day) + minutes.at(person, (int) (second / MINUTE));
  }

  /** Writes what the date adds to each rating into {@code into}, [ratings]. */
  void all(float[] into) {
    for (int run = 0; run < personDays.times.length; run++) {
      float effect = (float) days[personDays.times[run] - firstDay] + personDays.effects[run];
      Arrays.fill(into, personDays.starts[run], personDays.starts[run + 1], effect);
    }
    for (int run = 0; run < minutes.times.length; run++) {
      for (int i = minutes.starts[run]; i < minutes.starts[run + 1]; i++) {
        into[i] += minutes.effects[run];
      }
    }
  }

  /**
   * Draws all effects, then their precisions.
   *
   * @param rest [ratings] what dates and noise are to explain; overwritten
   * @param noise precision of a rating
   */
  void draw(RandomStreams streams, int sweep, float[] rest, double noise) {
    int size = Math.max(1, Workers.chunks(ratings.rows(), PARTS));
    double[][] sums = new double[Workers.chunks(ratings.rows(), size)][];
    workers.inChunks(
        ratings.rows(),
        size,
        (chunk, from, to) -> {
          SplittableRandom random = streams.stream(Use.DATES, sweep, 0, chunk);
          sums[chunk] = drawPeople(random, from, to, rest, noise);
        });
    SplittableRandom random = streams.stream(Use.DATES, sweep, 1, 0);
    drawDays(random, sums, noise);
    drawPrecision(random, 0, days.length, Arrays.stream(days).map(d -> d * d).sum());
    drawPrecision(random, 1, personDays.effects.length, personDays.squares());
    drawPrecision(random, 2, minutes.effects.length, minutes.squares());
  }

  /** Returns for each day the count, and then the sum, of what is left for the day. */
  private double[] drawPeople(
      SplittableRandom random, int from, int to, float[] rest, double noise) {
    for (int day = personDays.rowStarts[from]; day < personDays.rowStarts[to]; day++) {
      float effect = (float) days[personDays.times[day] - firstDay];
      add(rest, personDays, day, -effect - personDays.effects[day]);
    }
    redraw(random, minutes, from, to, rest, noise, precisions[2]);
    for (int day = personDays.rowStarts[from]; day < personDays.rowStarts[to]; day++) {
      add(rest, personDays, day, personDays.effects[day]);
      personDays.effects[day] = 0;
    }
    redraw(random, personDays, from, to, rest, noise, precisions[1]);
    double[] sums = new double[2 * days.length];
    for (int day = personDays.rowStarts[from]; day < personDays.rowStarts[to]; day++) {
      int at = personDays.times[day] - firstDay;
      int count = personDays.starts[day + 1] - personDays.starts[day];
      sums[at] += count;
      sums[days.length + at] += sum(rest, personDays, day) + count * days[at];
    }
    return sums;
  }

  /** Draws the effect of each run, given what it is to explain; takes it off that. */
  private static void redraw(
      SplittableRandom random,
      Runs runs,
      int from,
      int to,
      float[] rest,
      double noise,
      double precision) {
    for (int run = runs.rowStarts[from]; run < runs.rowStarts[to]; run++) {
      double sum = sum(rest, runs, run);
      double total = precision + noise * (runs.starts[run + 1] - runs.starts[run]);
      double draw = noise * sum / total + random.nextGaussian() / Math.sqrt(total);
      runs.effects[run] = (float) draw;
      add(rest, runs, run, -runs.effects[run]);
    }
  }

  private static double sum(float[] rest, Runs runs, int run) {
    double sum = 0;
    for (int i = runs.starts[run]; i < runs.starts[run + 1]; i++) {
      sum += rest[i];
    }
    return sum;
  }

  private static void add(float[] rest, Runs runs, int run, float amount) {
    for (int i = runs.starts[run]; i < runs.starts[run + 1]; i++) {
      rest[i] += amount;
    }
  }

  private void drawDays(SplittableRandom random, double[][] sums, double noise) {
    for (int day = 0; day < days.length; day++) {
      double count = 0;
      double sum = 0;
      for (double[] part : sums) {
        count += part[day];
        sum += part[days.length + day];
      }
      double total = precisions[0] + noise * count;
      days[day] = noise * sum / total + random.nextGaussian() / Math.sqrt(total);
    }
  }

  private void drawPrecision(SplittableRandom random, int kind, int count, double squares) {
    precisions[kind] = Draws.gamma(random, PRIOR + 0.5 * count, PRIOR + 0.5 * squares);
  }
}
