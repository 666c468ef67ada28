package io.matinee.features;

/**
 * A person as RecommenderNet sees them.
 *
 * @param zipCode row of the zip code table
 * @param occupation row of the occupation table
 * @param age standard score
 * @param female 1 for a woman, 0 for a man, between where it is not known
 * @param male 1 - female
 */
public record PersonFeatures(int zipCode, int occupation, float age, float female, float male) {}
