package io.matinee.data;

import java.nio.file.Path;
import java.util.List;
import java.util.stream.Collectors;

/** Reads a dataset in whichever known format it is. */
public final class DatasetReader {
  private static final DatasetReader STANDARD = standard(new MovieLens100kFormat());

  private final List<DatasetFormat> formats;

  /** Creates one that tries {@code formats} in turn. */
  public DatasetReader(List<DatasetFormat> formats) {
    this.formats = List.copyOf(formats);
  }

  /** One that knows every format of Matinee. */
  public static DatasetReader standard() {
    return STANDARD;
  }

  static DatasetReader standard(MovieLens100kFormat first) {
    return new DatasetReader(
        List.of(first, new MovieLensDatFormat(), new MovieLensCsvFormat(), new CompactFormat()));
  }

  /**
   * Reads the folder or zip file at {@code place}.
   *
   * @throws DataException if there is nothing, no known format, or anything wrong in it
   */
  public Dataset read(Path place) {
    DataFiles files = DataFiles.at(place);
    for (DatasetFormat format : formats) {
      if (format.matches(files)) {
        return format.read(files);
      }
    }
    String layouts = formats.stream().map(DatasetFormat::layout).collect(Collectors.joining("; "));
    throw new DataException(
        "%s: expected a dataset, found none; %s".formatted(files.location(), layouts));
  }
}
