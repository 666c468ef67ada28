package io.matinee.network;

/**
 * The sizes of RecommenderNet.
 *
 * @param zipCodes rows of the zip code table, the unknown's included
 * @param years rows of the release year table, the unknown's included
 * @param occupations rows of the occupation table, the unknown's included
 * @param genres genre flags of a movie
 * @param embedding length of an embedding
 * @param hidden1 units of the first hidden layer
 * @param hidden2 units of the second hidden layer
 */
public record NetworkShape(
    int zipCodes, int years, int occupations, int genres, int embedding, int hidden1, int hidden2) {

  /** The numbers that go into the first hidden layer: five embeddings and the genre flags. */
  public int inputs() {
    return 5 * embedding + genres;
  }
}
