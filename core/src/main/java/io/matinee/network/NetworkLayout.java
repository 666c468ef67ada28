package io.matinee.network;

import java.util.ArrayList;
import java.util.List;

/**
 * Where each parameter stands in one flat array, so that an optimizer, a checkpoint or a file deals
 * with one array. Linear weights stand as [inputs × outputs], the transpose of PyTorch's, those of
 * fc1 slice by slice of its outputs ({@link UnitSlice}); names and the shapes in files are those of
 * PyTorch's state dictionary.
 */
final class NetworkLayout {
  /**
   * A parameter's place.
   *
   * @param name as in PyTorch's state dictionary
   * @param rows rows of the matrix; 1 for a vector
   * @param columns columns of the matrix, or the length of the vector
   * @param kind what the matrix is, which decides its shape in files
   * @param slice how many columns stand together, before all rows of the next ones
   * @param offset of the first element
   */
  record Slot(String name, int rows, int columns, Kind kind, int slice, int offset) {
    int size() {
      return rows * columns;
    }

    /** Where the slice that begins with {@code column} stands, its rows below one another. */
    int sliceAt(int column) {
      return offset + column * rows;
    }

    /** The columns of the slice that begins with {@code column}. */
    int sliceWidth(int column) {
      return Math.min(slice, columns - column);
    }
  }

  /** What a parameter is. */
  enum Kind {
    /** A lookup table, [rows × embedding] here and in files. */
    TABLE,
    /** A linear layer's weights, [inputs × outputs] here, [outputs × inputs] in files. */
    LINEAR,
    /** A vector. */
    VECTOR
  }

  private final NetworkShape shape;
  private final List<Slot> slots = new ArrayList<>();
  private final List<Slot> embedded;
  private int size;

  final Slot zip;
  final Slot year;
  final Slot occupation;
  final Slot age; // weight; the bias follows it
  final Slot gender; // weights; the bias follows them
  final Slot fc1;
  final Slot fc1Bias;
  final Slot bn1Scale;
  final Slot bn1Shift;
  final Slot fc2;
  final Slot fc2Bias;
  final Slot bn2Scale;
  final Slot bn2Shift;
  final Slot fc3;
  final Slot fc3Bias;

  NetworkLayout(NetworkShape shape) {
    this.shape = shape;
    int e = shape.embedding();
    zip = add("zip_embedding.weight", shape.zipCodes(), e, Kind.TABLE);
    year = add("year_embedding.weight", shape.years(), e, Kind.TABLE);
    occupation = add("occupation_embedding.weight", shape.occupations(), e, Kind.TABLE);
    age = add("age.weight", 1, e, Kind.LINEAR);
    add("age.bias", 1, e, Kind.VECTOR);
    gender = add("gender.weight", 2, e, Kind.LINEAR);
    add("gender.bias", 1, e, Kind.VECTOR);
    int slice = UnitSlice.size(shape.hidden1());
    fc1 = add("fc1.weight", shape.inputs(), shape.hidden1(), Kind.LINEAR, slice);
    fc1Bias = add("fc1.bias", 1, shape.hidden1(), Kind.VECTOR);
    bn1Scale = add("bn1.weight", 1, shape.hidden1(), Kind.VECTOR);
    bn1Shift = add("bn1.bias", 1, shape.hidden1(), Kind.VECTOR);
    fc2 = add("fc2.weight", shape.hidden1(), shape.hidden2(), Kind.LINEAR);
    fc2Bias = add("fc2.bias", 1, shape.hidden2(), Kind.VECTOR);
    bn2Scale = add("bn2.weight", 1, shape.hidden2(), Kind.VECTOR);
    bn2Shift = add("bn2.bias", 1, shape.hidden2(), Kind.VECTOR);
    fc3 = add("fc3.weight", shape.hidden2(), 1, Kind.LINEAR);
    fc3Bias = add("fc3.bias", 1, 1, Kind.VECTOR);
    embedded = List.of(zip, year, occupation, age, gender);
  }

  private Slot add(String name, int rows, int columns, Kind kind) {
    return add(name, rows, columns, kind, columns);
  }

  private Slot add(String name, int rows, int columns, Kind kind, int slice) {
    Slot slot = new Slot(name, rows, columns, kind, slice, size);
    slots.add(slot);
    size += slot.size();
    return slot;
  }

  NetworkShape shape() {
    return shape;
  }

  List<Slot> slots() {
    return slots;
  }

  /** The lookup tables, which come first. */
  List<Slot> tables() {
    return embedded.subList(0, 3);
  }

  /**
   * What embeds an input, in the order of the inputs: lookup tables, and the small linear layers of
   * age and gender without their biases. Each is multiplied by its slice of fc1.
   */
  List<Slot> embedded() {
    return embedded;
  }

  /** Where the weights that follow the lookup tables begin. */
  int tablesEnd() {
    return age.offset();
  }

  /** The length of the flat array. */
  int size() {
    return size;
  }
}
