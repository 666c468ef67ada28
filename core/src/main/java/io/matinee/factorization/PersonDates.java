package io.matinee.factorization;

import io.matinee.factorization.PosteriorSample.Dates;
import io.matinee.model.Profile.RatedMovie;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * One person's days and minutes, integrated out in closed form. Ratings of a minute share a number
 * of variance v, those of a day one of variance d; by the Sherman-Morrison formula, first for the
 * minutes and then for the days, the products of a regression shrink by
 *
 * <pre>
 * Σ_minutes c S Sᵀ + α Σ_days e U Uᵀ,  c = α v / (1 + α v n),  e = d / (1 + d W)
 * </pre>
 *
 * where n ratings of a minute have the sum S of [y t], U = Σ S / (1 + α v n) over a day's minutes,
 * and W = α Σ n / (1 + α v n).
 */
final class PersonDates {
  private final Dates dates;
  private final double noise; // α
  private final List<RatedMovie> history; // by time
  private final int width;
  private final List<Day> days = new ArrayList<>();

  /** Ratings of one day, minute by minute. */
  private static final class Day {
    final int number;
    final List<Minute> minutes = new ArrayList<>();
    double[] sum; // U [width + 1]
    double weight; // W

    Day(int number) {
      this.number = number;
    }
  }

  /** Ratings {@code from} to {@code to} - 1. */
  private static final class Minute {
    final int number;
    final int from;
    int to;
    double[] sum; // S [width + 1]

    Minute(int number, int from) {
      this.number = number;
      this.from = from;
      this.to = from;
    }
  }

  /** Finds the days and minutes of {@code history}, which is by time. */
  PersonDates(Dates dates, double noise, List<RatedMovie> history, int width) {
    this.dates = dates;
    this.noise = noise;
    this.history = history;
    this.width = width;
    Day day = null;
    Minute minute = null;
    for (int i = 0; i < history.size(); i++) {
      long second = history.get(i).epochSecond();
      if (day == null || day.number != second / DateEffects.DAY) {
        day = new Day((int) (second / DateEffects.DAY));
        days.add(day);
        minute = null;
      }
      if (minute == null || minute.number != second / DateEffects.MINUTE) {
        minute = new Minute((int) (second / DateEffects.MINUTE), i);
        day.minutes.add(minute);
      }
      minute.to = i + 1;
    }
  }

  private double dayVariance() {
    return 1 / dates.precisions()[1];
  }

  private double minuteVariance() {
    return 1 / dates.precisions()[2];
  }

  private double shrinkage(int n) {
    return 1 / (1 + noise * minuteVariance() * n);
  }

  /**
   * Takes off the products what days and minutes explain.
   *
   * @param rows [history × stride] y and t of each rating
   */
  void reduce(float[] rows, int stride, Regression regression) {
    for (Day day : days) {
      day.sum = new double[width + 1];
      day.weight = 0;
      for (Minute minute : day.minutes) {
        minute.sum = sum(rows, stride, minute);
        int n = minute.to - minute.from;
        double shrinkage = shrinkage(n);
        regression.addOuter(-noise * minuteVariance() * shrinkage, minute.sum);
        for (int i = 0; i <= width; i++) {
          day.sum[i] += shrinkage * minute.sum[i];
        }
        day.weight += noise * n * shrinkage;
      }
      regression.addOuter(-noise * dayShare(day), day.sum);
    }
  }

  private double dayShare(Day day) {
    return dayVariance() / (1 + dayVariance() * day.weight);
  }

  private double[] sum(float[] rows, int stride, Minute minute) {
    double[] sum = new double[width + 1];
    for (int i = minute.from; i < minute.to; i++) {
      for (int j = 0; j <= width; j++) {
        sum[j] += rows[i * stride + j];
      }
    }
    return sum;
  }

  /** What is expected of the person's days and minutes, given their vector. */
  Effects effects(double[] vector) {
    Map<Integer, Double> ofDays = new HashMap<>();
    Map<Integer, Double> ofMinutes = new HashMap<>();
    for (Day day : days) {
      double effect = noise * dayShare(day) * rest(day.sum, vector);
      ofDays.put(day.number, effect);
      for (Minute minute : day.minutes) {
        int n = minute.to - minute.from;
        double left = rest(minute.sum, vector) - n * effect;
        ofMinutes.put(minute.number, noise * minuteVariance() * shrinkage(n) * left);
      }
    }
    return new Effects(ofDays, ofMinutes, history);
  }

  /** What the vector leaves of a sum of [y t]. */
  private double rest(double[] sum, double[] vector) {
    double rest = sum[width];
    for (int i = 0; i < width; i++) {
      rest -= vector[i] * sum[i];
    }
    return rest;
  }

  /**
   * What days and minutes of one person add.
   *
   * @param days by days since 1970
   * @param minutes by minutes since 1970
   * @param history that they were found in
   */
  record Effects(
      Map<Integer, Double> days, Map<Integer, Double> minutes, List<RatedMovie> history) {
    /** What is added at {@code second}. */
    double at(long second) {
      return days.getOrDefault((int) (second / DateEffects.DAY), 0.0)
          + minutes.getOrDefault((int) (second / DateEffects.MINUTE), 0.0);
    }

    /** Writes what is added to each rating of the history. */
    void all(double[] into) {
      for (int i = 0; i < into.length; i++) {
        into[i] = at(history.get(i).epochSecond());
      }
    }
  }
}
