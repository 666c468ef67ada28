package io.matinee.data;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;

/**
 * Matinee's own form of a dataset, one file that opens without parsing: eight bytes of {@link
 * #MAGIC}, the version, what is not ratings (length, bytes), a CRC-32C of all so far, the ratings
 * as four little-endian columns of 32 bits each (user, movie, stars as float, seconds), and a
 * CRC-32C of these. All other numbers are big-endian. Folds are not kept.
 */
public final class CompactFormat implements DatasetFormat {
  static final String FILE = "dataset.matinee"; // in a folder or zip; alone it has any name
  static final byte[] MAGIC = "MATINEE\n".getBytes(StandardCharsets.US_ASCII);
  static final int VERSION = 1;

  @Override
  public boolean matches(DataFiles files) {
    return files.has(FILE);
  }

  @Override
  public String layout() {
    return "a .matinee file is what matinee import writes";
  }

  @Override
  public Dataset read(DataFiles files) {
    try (InputStream in = files.open(FILE)) {
      return new CompactReader(in, files.location()).read();
    } catch (IOException e) {
      throw files.unreadable(FILE, e);
    }
  }

  /**
   * Writes {@code dataset} to {@code file}, whole or not at all.
   *
   * @throws DataException if that cannot be done; {@code file} is then as it was
   */
  public static void write(Dataset dataset, Path file) {
    AtomicFile.stream(file, out -> new CompactWriter(out).write(dataset));
  }

  /** Whether there is a file at {@code place} that begins as this form does. */
  static boolean isAt(Path place) {
    if (!Files.isRegularFile(place)) {
      return false;
    }
    try (InputStream in = Files.newInputStream(place)) {
      return Arrays.equals(in.readNBytes(MAGIC.length), MAGIC);
    } catch (IOException e) {
      return false; // whoever reads it next will say why it cannot be read
    }
  }
}
