package io.matinee.data;

import java.io.ByteArrayOutputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.zip.CRC32C;

/** Writes the form that {@link CompactFormat} describes. */
final class CompactWriter {
  private static final int ROWS_AT_ONCE = 1 << 16;

  private final OutputStream out;

  CompactWriter(OutputStream out) {
    this.out = out;
  }

  void write(Dataset dataset) throws IOException {
    ByteArrayOutputStream head = new ByteArrayOutputStream();
    DataOutputStream data = new DataOutputStream(head);
    data.write(CompactFormat.MAGIC);
    data.writeInt(CompactFormat.VERSION);
    byte[] facts = facts(dataset);
    data.writeInt(facts.length);
    data.write(facts);
    byte[] bytes = head.toByteArray();
    CRC32C sum = new CRC32C();
    sum.update(bytes);
    out.write(bytes);
    writeSum(sum);
    writeColumns(dataset.ratings());
  }

  private static byte[] facts(Dataset dataset) throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    DataOutputStream data = new DataOutputStream(bytes);
    writeText(data, dataset.provenance().name());
    data.writeBoolean(dataset.provenance().synthetic());
    data.writeFloat(dataset.scale().min());
    data.writeFloat(dataset.scale().max());
    data.writeFloat(dataset.scale().step());
    writeTexts(data, dataset.genres());
    writeTexts(data, dataset.occupations());
    writeUsers(data, dataset);
    writeMovies(data, dataset);
    data.writeInt(dataset.ratings().size());
    return bytes.toByteArray();
  }

  private static void writeUsers(DataOutputStream data, Dataset dataset) throws IOException {
    Map<String, Integer> occupations = numbered(dataset.occupations());
    data.writeInt(dataset.users().size());
    for (User user : dataset.users()) {
      Demographics person = user.demographics();
      writeText(data, user.id());
      data.writeInt(person.age() == null ? -1 : person.age());
      writeText(data, person.gender());
      data.writeInt(person.occupation() == null ? -1 : occupations.get(person.occupation()));
      writeText(data, person.zipCode());
    }
  }

  private static void writeMovies(DataOutputStream data, Dataset dataset) throws IOException {
    Map<String, Integer> genres = numbered(dataset.genres());
    data.writeInt(dataset.movies().size());
    for (Movie movie : dataset.movies()) {
      writeText(data, movie.id());
      writeText(data, movie.title());
      data.writeInt(movie.year() == null ? -1 : movie.year());
      data.writeInt(movie.genres().size());
      for (String genre : movie.genres()) {
        data.writeInt(genres.get(genre));
      }
    }
  }

  private static Map<String, Integer> numbered(List<String> names) {
    Map<String, Integer> numbers = new HashMap<>();
    names.forEach(name -> numbers.put(name, numbers.size()));
    return numbers;
  }

  private static void writeTexts(DataOutputStream data, List<String> texts) throws IOException {
    data.writeInt(texts.size());
    for (String text : texts) {
      writeText(data, text);
    }
  }

  private static void writeText(DataOutputStream data, String text) throws IOException {
    if (text == null) {
      data.writeInt(-1);
      return;
    }
    byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
    data.writeInt(bytes.length);
    data.write(bytes);
  }

  private void writeColumns(Ratings ratings) throws IOException {
    CRC32C sum = new CRC32C();
    ByteBuffer buffer =
        ByteBuffer.allocate(ROWS_AT_ONCE * Integer.BYTES).order(ByteOrder.LITTLE_ENDIAN);
    for (int column = 0; column < 4; column++) {
      for (int row = 0; row < ratings.size(); row += ROWS_AT_ONCE) {
        int count = Math.min(ROWS_AT_ONCE, ratings.size() - row);
        switch (column) {
          case 0 -> buffer.asIntBuffer().put(ratings.userColumn(), row, count);
          case 1 -> buffer.asIntBuffer().put(ratings.movieColumn(), row, count);
          case 2 -> buffer.asFloatBuffer().put(ratings.valueColumn(), row, count);
          default -> buffer.asIntBuffer().put(ratings.secondColumn(), row, count);
        }
        sum.update(buffer.array(), 0, count * Integer.BYTES);
        out.write(buffer.array(), 0, count * Integer.BYTES);
      }
    }
    writeSum(sum);
  }

  private void writeSum(CRC32C sum) throws IOException {
    out.write(ByteBuffer.allocate(Integer.BYTES).putInt((int) sum.getValue()).array());
  }
}
