package io.matinee.data;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.From;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.RandomDistribution;
import net.jqwik.api.lifecycle.AfterContainer;
import net.jqwik.api.lifecycle.BeforeContainer;

/** Whatever the bytes are: a dataset, or one line that says why not. */
class MovieLens100kFuzzTest {
  private static Path temp;

  /** One change of a file: where (modulo its length), what, and how. */
  record Change(int place, byte value, Kind kind) {
    enum Kind {
      REPLACE,
      INSERT,
      DELETE,
      TRUNCATE
    }

    byte[] apply(byte[] bytes) {
      int at = place % Math.max(1, bytes.length);
      byte[] rest = Arrays.copyOfRange(bytes, Math.min(at + 1, bytes.length), bytes.length);
      return switch (kind) {
        case TRUNCATE -> Arrays.copyOf(bytes, at);
        case DELETE -> join(Arrays.copyOf(bytes, at), rest);
        case REPLACE -> join(join(Arrays.copyOf(bytes, at), new byte[] {value}), rest);
        case INSERT ->
            join(
                join(Arrays.copyOf(bytes, at), new byte[] {value}),
                Arrays.copyOfRange(bytes, at, bytes.length));
      };
    }

    private static byte[] join(byte[] first, byte[] second) {
      byte[] joined = Arrays.copyOf(first, first.length + second.length);
      System.arraycopy(second, 0, joined, first.length, second.length);
      return joined;
    }
  }

  @Provide
  Arbitrary<List<Change>> changes() {
    Arbitrary<Byte> anything = Arbitraries.bytes();
    Arbitrary<Byte> likely =
        Arbitraries.of(
            List.of(
                (byte) '0',
                (byte) '1',
                (byte) '9',
                (byte) '|',
                (byte) '\t',
                (byte) '\r',
                (byte) '\n',
                (byte) '-'));
    return Combinators.combine(
            Arbitraries.integers()
                .between(0, 1 << 20)
                .withDistribution(RandomDistribution.uniform()),
            Arbitraries.oneOf(likely, anything),
            Arbitraries.of(Change.Kind.class))
        .as(Change::new)
        .list()
        .ofMinSize(1)
        .ofMaxSize(4);
  }

  @Provide
  Arbitrary<String> names() {
    return Arbitraries.of(SmallMovieLens.files().keySet());
  }

  @BeforeContainer
  static void makeFolder() throws IOException {
    temp = Files.createTempDirectory("matinee-fuzz");
  }

  @AfterContainer
  static void deleteFolder() throws IOException {
    try (Stream<Path> files = Files.walk(temp)) {
      files.sorted(Comparator.reverseOrder()).forEach(MovieLens100kFuzzTest::delete);
    }
  }

  private static void delete(Path file) {
    try {
      Files.delete(file);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Property(tries = 1000)
  void changedFilesAreReadOrRefusedInOneLine(
      @ForAll @From("names") String name, @ForAll @From("changes") List<Change> changes)
      throws IOException {
    Map<String, byte[]> files = SmallMovieLens.files();
    files.put(name, changed(files.get(name), changes));

    assertReadOrRefused(SmallMovieLens.write(files, temp.resolve("folder")));
  }

  @Property(tries = 500)
  void changedZipsAreReadOrRefusedInOneLine(@ForAll @From("changes") List<Change> changes)
      throws IOException {
    Path zip = SmallMovieLens.zip(SmallMovieLens.files(), "ml-100k/", temp.resolve("data.zip"));
    Files.write(zip, changed(Files.readAllBytes(zip), changes));

    assertReadOrRefused(zip);
  }

  private static byte[] changed(byte[] bytes, List<Change> changes) {
    byte[] changed = bytes;
    for (Change change : changes) {
      changed = change.apply(changed);
    }
    return changed;
  }

  private static void assertReadOrRefused(Path place) {
    try {
      Dataset dataset = SmallMovieLens.read(place);
      assertThat(dataset.ratings().size()).isPositive();
      for (String fold : dataset.folds().names()) {
        Split split = dataset.folds().split(fold);
        assertThat(split.train().size() + split.test().size()).isEqualTo(dataset.ratings().size());
      }
    } catch (DataException e) {
      assertThat(e.getMessage()).isNotBlank().doesNotContain("\n", "\r", "\0");
    }
  }
}
