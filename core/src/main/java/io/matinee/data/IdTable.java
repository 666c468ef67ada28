package io.matinee.data;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;

/**
 * Any ids to dense indexes, in the order of their first appearance: a hash table with linear
 * probing over bytes. Whole numbers are kept as such, so that millions of them cost no text.
 */
final class IdTable {
  private static final int LENGTH_BITS = 16;
  static final int MAX_BYTES = (1 << LENGTH_BITS) - 1; // of one id
  private static final int MAX_DIGITS = 18; // always fit a long

  private long[] keys = new long[1024]; // [capacity] a number, or else ~(offset << 16 | length)
  private int[] slots =
      new int[2048]; // [a power of two, at least twice the ids] index + 1, 0: free
  private byte[] text = new byte[0]; // [capacity] UTF-8 of the ids that are no numbers
  private int textSize;
  private int size;
  private long lastNumber = -1; // files are often grouped by user
  private int lastIndex;

  /** A table of {@code ids}, which are unique. */
  static IdTable of(List<String> ids) {
    IdTable table = new IdTable();
    for (String id : ids) {
      byte[] bytes = id.getBytes(StandardCharsets.UTF_8);
      table.add(bytes, 0, bytes.length);
    }
    return table;
  }

  /** How many ids there are. */
  int size() {
    return size;
  }

  /** The id at {@code index}. */
  String id(int index) {
    long key = keys[index];
    return key >= 0
        ? Long.toString(key)
        : new String(text, offset(key), length(key), StandardCharsets.UTF_8);
  }

  /** The index of the id in {@code bytes}, which is added where it is new. */
  int add(byte[] bytes, int from, int to) {
    long key = key(bytes, from, to);
    return key >= 0 ? add(key) : addNew(key);
  }

  /** The index of the id {@code number}, from 0 up, which is added where it is new. */
  int add(long number) {
    if (number != lastNumber) {
      lastIndex = addNew(number);
      lastNumber = number;
    }
    return lastIndex;
  }

  /**
   * The indexes in {@code all} of the ids of this table: [size]; those not there are added, or else
   * are -1.
   */
  int[] indexesIn(IdTable all, boolean add) {
    int[] indexes = new int[size];
    for (int i = 0; i < size; i++) {
      long key = keys[i];
      long there = key >= 0 ? key : all.textKey(text, offset(key), offset(key) + length(key));
      indexes[i] = add ? all.addNew(there) : all.slots[all.slot(there)] - 1;
    }
    return indexes;
  }

  private int addNew(long key) {
    int slot = slot(key);
    if (slots[slot] != 0) {
      return slots[slot] - 1;
    }
    if (key < 0) {
      textSize += length(key);
    }
    if (size == keys.length) {
      grow();
      slot = slot(key);
    }
    keys[size] = key;
    slots[slot] = ++size;
    return size - 1;
  }

  private void grow() {
    keys = Arrays.copyOf(keys, size * 2);
    slots = new int[slots.length * 2];
    for (int i = 0; i < size; i++) {
      slots[slot(keys[i])] = i + 1;
    }
  }

  private static int offset(long key) {
    return (int) (~key >>> LENGTH_BITS);
  }

  private static int length(long key) {
    return (int) ~key & MAX_BYTES;
  }

  /** The number that {@code bytes} are, written in the one usual way, or else a text's key. */
  private long key(byte[] bytes, int from, int to) {
    int length = to - from;
    boolean zeroInFront = length > 1 && bytes[from] == '0';
    if (length == 0 || length > MAX_DIGITS || zeroInFront) {
      return textKey(bytes, from, to);
    }
    long number = 0;
    for (int at = from; at < to; at++) {
      int digit = bytes[at] - '0';
      if (digit < 0 || digit > 9) {
        return textKey(bytes, from, to);
      }
      number = number * 10 + digit;
    }
    return number;
  }

  /** Puts a text behind the others, where it stays only if it is then added. */
  private long textKey(byte[] bytes, int from, int to) {
    int length = to - from;
    if (textSize + length > text.length) {
      text = Arrays.copyOf(text, Math.max(256, (textSize + length) * 2));
    }
    System.arraycopy(bytes, from, text, textSize, length);
    return ~((long) textSize << LENGTH_BITS | length);
  }

  /** Where {@code key} is, or else would be added. */
  private int slot(long key) {
    int mask = slots.length - 1;
    int slot = (int) (hash(key) >>> 32) & mask;
    while (slots[slot] != 0 && !same(keys[slots[slot] - 1], key)) {
      slot = (slot + 1) & mask;
    }
    return slot;
  }

  private long hash(long key) {
    long hash = key;
    if (key < 0) {
      int from = offset(key);
      for (int at = from; at < from + length(key); at++) {
        hash = (at == from ? 0 : hash * 31) + text[at];
      }
    }
    hash *= 0x9E3779B97F4A7C15L; // 2⁶⁴ / golden ratio
    return hash ^ hash >>> 29;
  }

  private boolean same(long a, long b) {
    if (a >= 0 || b >= 0) {
      return a == b;
    }
    return Arrays.equals(
        text, offset(a), offset(a) + length(a), text, offset(b), offset(b) + length(b));
  }
}
