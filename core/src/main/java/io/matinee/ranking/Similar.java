package io.matinee.ranking;

/**
 * A movie or person that is like another.
 *
 * @param index dense index
 * @param similarity cosine, above 0 and at most 1
 */
public record Similar(int index, float similarity) {}
