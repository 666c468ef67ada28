package io.matinee.exploration;

import java.time.LocalDate;

/**
 * How many ratings were given in one period.
 *
 * @param start its first day, UTC
 * @param count ratings, 0 or more
 */
public record PeriodCount(LocalDate start, long count) {}
