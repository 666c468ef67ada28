package io.matinee.data;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;

/** Three invented people, three invented movies and five ratings, as MovieLens 100K writes them. */
final class SmallMovieLens {
  private static final Map<String, String> FILES =
      Map.of(
          "u.genre", "unknown|0\nDrama|1\nComedy|2\n\n",
          "u.occupation", "artist\ndoctor\n",
          "u.user", "1|24|M|artist|01234\n2|53|F|doctor|94043\n7||||\n",
          "u.item",
              """
              1|Silent Harbor (1994)|01-Jan-1994||http://x|0|1|0
              2|Café Noir (1960)|4-Feb-1960|||0|1|1
              5|unknown||||1|0|0
              """,
          "u.data",
              """
              2\t1\t3\t881250949
              1\t1\t5\t881250950
              7\t5\t1\t0
              1\t2\t4\t881250951
              2\t2\t2\t4294967295
              """,
          "u.info", "3 users\n3 items\n5 ratings\n",
          "u1.base", "1\t1\t5\t881250950\n1\t2\t4\t881250951\n2\t1\t3\t881250949\n",
          "u1.test", "2\t2\t2\t4294967295\n7\t5\t1\t0\n",
          "ua.base", "1\t1\t5\t881250950\n"); // without ua.test, so no fold

  private SmallMovieLens() {}

  /** The files' bytes by name, to be changed at will. */
  static Map<String, byte[]> files() {
    Map<String, byte[]> files = new TreeMap<>();
    FILES.forEach((name, text) -> files.put(name, text.getBytes(ISO_8859_1)));
    return files;
  }

  /** The checksums of the files that the published ones are told by. */
  static Md5Sums sums() {
    Map<String, String> sums = new TreeMap<>();
    for (String name : Md5Sums.MOVIELENS_100K.byName().keySet()) {
      sums.put(name, Md5Sums.md5(files().get(name)));
    }
    return new Md5Sums(sums);
  }

  /** Writes the files into a folder. */
  static Path write(Path folder) throws IOException {
    return write(files(), folder);
  }

  static Path write(Map<String, byte[]> files, Path folder) throws IOException {
    Files.createDirectories(folder);
    for (Map.Entry<String, byte[]> file : files.entrySet()) {
      Files.write(folder.resolve(file.getKey()), file.getValue());
    }
    return folder;
  }

  /** Puts another text in the place of a line, counted from 1. */
  static void replaceLine(Path folder, String file, int line, String text) throws IOException {
    List<String> lines = new ArrayList<>(Files.readAllLines(folder.resolve(file), ISO_8859_1));
    lines.set(line - 1, text);
    String all = lines.stream().map(each -> each + "\n").collect(Collectors.joining());
    Files.write(folder.resolve(file), all.getBytes(ISO_8859_1));
  }

  /** Writes a zip file with each name behind {@code prefix}. */
  static Path zip(Map<String, byte[]> files, String prefix, Path zip) throws IOException {
    try (OutputStream out = Files.newOutputStream(zip);
        ZipOutputStream entries = new ZipOutputStream(out)) {
      for (Map.Entry<String, byte[]> file : files.entrySet()) {
        entries.putNextEntry(new ZipEntry(prefix + file.getKey()));
        entries.write(file.getValue());
      }
    }
    return zip;
  }

  static Dataset read(Path place) {
    return DatasetReader.standard().read(place);
  }
}
