package io.matinee.network;

/**
 * The inputs and targets of some ratings. A person or movie that several ratings have in common is
 * in it once, or more often. Arrays may be longer than what is used of them.
 */
final class Batch {
  int size; // ratings
  final int[] person; // [size] which of the people
  final int[] movie; // [size] which of the movies
  final float[] target; // [size] rating / highest rating

  int people;
  final int[] zip; // [people] row of the table
  final int[] occupation; // [people] row of the table
  final float[] age; // [people] standard score
  final float[] female; // [people] 0 to 1
  final float[] male; // [people] 0 to 1

  int movies;
  final int[] year; // [movies] row of the table
  final int[][] genres; // [movies][genres of the movie]

  Batch(int capacity) {
    person = new int[capacity];
    movie = new int[capacity];
    target = new float[capacity];
    zip = new int[capacity];
    occupation = new int[capacity];
    age = new float[capacity];
    female = new float[capacity];
    male = new float[capacity];
    year = new int[capacity];
    genres = new int[capacity][];
  }

  int capacity() {
    return target.length;
  }
}
