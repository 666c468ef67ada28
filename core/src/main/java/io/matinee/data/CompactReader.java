package io.matinee.data;

import java.io.DataInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.BufferUnderflowException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.zip.CRC32C;

/** Reads the form that {@link CompactFormat} describes; trusts nothing before its checksum. */
final class CompactReader {
  private static final int ROWS_AT_ONCE = 1 << 16;
  private static final int HEAD = 16; // bytes of magic, version and length

  private final DataInputStream in;
  private final String place;
  private ByteBuffer facts;

  /** Prepares to read {@code in}; {@code place} is shown in errors. */
  CompactReader(InputStream in, String place) {
    this.in = new DataInputStream(in);
    this.place = place;
  }

  Dataset read() throws IOException {
    try {
      facts = readFacts();
      return dataset();
    } catch (EOFException e) {
      throw damaged("the end of the file", e);
    } catch (BufferUnderflowException | IndexOutOfBoundsException | IllegalArgumentException e) {
      throw damaged("a wrong length", e); // only where the checksum was made for wrong content
    }
  }

  private DataException damaged(String found, Exception cause) {
    return new DataException(
        "%s: expected a whole .matinee file, found %s; it is damaged, import the data again"
            .formatted(place, found),
        cause);
  }

  private ByteBuffer readFacts() throws IOException {
    byte[] head = new byte[HEAD];
    in.readFully(head);
    ByteBuffer numbers = ByteBuffer.wrap(head);
    byte[] magic = new byte[CompactFormat.MAGIC.length];
    numbers.get(magic);
    int version = numbers.getInt();
    if (!Arrays.equals(magic, CompactFormat.MAGIC) || version < 1) {
      throw damaged("another beginning", null);
    }
    if (version > CompactFormat.VERSION) {
      throw new DataException(
          "%s: expected version %d of the .matinee form or older, found %d; use a newer Matinee"
              .formatted(place, CompactFormat.VERSION, version));
    }
    int length = numbers.getInt();
    byte[] bytes = length < 0 ? new byte[0] : in.readNBytes(length);
    CRC32C sum = new CRC32C();
    sum.update(head);
    sum.update(bytes);
    checkSum(sum);
    return ByteBuffer.wrap(bytes);
  }

  private void checkSum(CRC32C sum) throws IOException {
    if (in.readInt() != (int) sum.getValue()) {
      throw damaged("a wrong checksum", null);
    }
  }

  private Dataset dataset() throws IOException {
    String name = text();
    boolean synthetic = facts.get() != 0;
    RatingScale scale = new RatingScale(facts.getFloat(), facts.getFloat(), facts.getFloat());
    List<String> genres = texts();
    List<String> occupations = texts();
    List<User> users = users(occupations);
    List<Movie> movies = movies(genres);
    Ratings ratings = ratings(facts.getInt(), users.size(), movies.size());
    Provenance provenance = new Provenance(name, place, synthetic);
    return new Dataset(
        provenance, scale, genres, occupations, users, movies, ratings, NoFolds.NONE);
  }

  private List<User> users(List<String> occupations) {
    int count = facts.getInt();
    List<User> users = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      String id = text();
      int age = facts.getInt();
      String gender = text();
      int occupation = facts.getInt();
      users.add(
          new User(
              id,
              new Demographics(
                  age < 0 ? null : age,
                  gender,
                  occupation < 0 ? null : occupations.get(occupation),
                  text())));
    }
    return users;
  }

  private List<Movie> movies(List<String> genres) {
    int count = facts.getInt();
    List<Movie> movies = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      String id = text();
      String title = text();
      int year = facts.getInt();
      int genreCount = facts.getInt();
      List<String> its = new ArrayList<>();
      for (int g = 0; g < genreCount; g++) {
        its.add(genres.get(facts.getInt()));
      }
      movies.add(new Movie(id, title, year < 0 ? null : year, its));
    }
    return movies;
  }

  private List<String> texts() {
    int count = facts.getInt();
    List<String> texts = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      texts.add(text());
    }
    return texts;
  }

  private String text() {
    int length = facts.getInt();
    if (length < 0) {
      return null;
    }
    int from = facts.position();
    facts.position(from + length);
    return new String(facts.array(), from, length, StandardCharsets.UTF_8);
  }

  private Ratings ratings(int rows, int users, int movies) throws IOException {
    int[] userColumn = new int[rows];
    int[] movieColumn = new int[rows];
    float[] values = new float[rows];
    int[] seconds = new int[rows];
    CRC32C sum = new CRC32C();
    readColumn(rows, sum, (from, in) -> in.asIntBuffer().get(userColumn, from, in.remaining() / 4));
    readColumn(
        rows, sum, (from, in) -> in.asIntBuffer().get(movieColumn, from, in.remaining() / 4));
    readColumn(rows, sum, (from, in) -> in.asFloatBuffer().get(values, from, in.remaining() / 4));
    readColumn(rows, sum, (from, in) -> in.asIntBuffer().get(seconds, from, in.remaining() / 4));
    checkSum(sum);
    checkIndexes(userColumn, users);
    checkIndexes(movieColumn, movies);
    return Ratings.of(userColumn, movieColumn, values, seconds);
  }

  /** Takes values from a buffer, to be put from a row on. */
  private interface Rows {
    void take(int from, ByteBuffer values);
  }

  private void readColumn(int rows, CRC32C sum, Rows column) throws IOException {
    byte[] bytes = new byte[ROWS_AT_ONCE * Integer.BYTES];
    for (int row = 0; row < rows; row += ROWS_AT_ONCE) {
      int length = Math.min(ROWS_AT_ONCE, rows - row) * Integer.BYTES;
      in.readFully(bytes, 0, length);
      sum.update(bytes, 0, length);
      column.take(row, ByteBuffer.wrap(bytes, 0, length).order(ByteOrder.LITTLE_ENDIAN));
    }
  }

  private static void checkIndexes(int[] column, int size) {
    for (int index : column) {
      if (index < 0 || index >= size) {
        throw new IndexOutOfBoundsException(index);
      }
    }
  }
}
