package io.matinee.network;

/** The inputs and targets of some ratings, one entry a rating; arrays may be longer than size. */
final class Batch {
  int size;
  final int[] zip; // [capacity] row of the table
  final int[] year; // [capacity] row of the table
  final int[] occupation; // [capacity] row of the table
  final float[] age; // [capacity] standard score
  final float[] female; // [capacity] 0 to 1
  final float[] male; // [capacity] 0 to 1
  final int[][] genres; // [capacity][genres of the movie]
  final float[] target; // [capacity] rating / highest rating

  Batch(int capacity) {
    zip = new int[capacity];
    year = new int[capacity];
    occupation = new int[capacity];
    age = new float[capacity];
    female = new float[capacity];
    male = new float[capacity];
    genres = new int[capacity][];
    target = new float[capacity];
  }

  int capacity() {
    return target.length;
  }
}
