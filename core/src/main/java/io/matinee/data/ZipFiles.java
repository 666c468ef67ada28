package io.matinee.data;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Path;
import java.util.Collections;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;

/**
 * The files of a zip, at its top or in one folder. The zip is opened for each file that is read, so
 * that nothing needs to be closed.
 */
final class ZipFiles implements DataFiles {
  /** Absolute, by backslash, with a drive letter, or with a step up. */
  private static final Pattern ESCAPE =
      Pattern.compile("/.*|.*\\\\.*|[A-Za-z]:.*|(.*/)?\\.\\.(/.*)?", Pattern.DOTALL);

  private static final long MOST_PACKED = 1032; // deflate's highest ratio

  private final Path zip;
  private final long maxBytes;
  private final Set<String> entries; // full names of the files in the zip
  private final String folder; // "" or "name/", in front of each file's name

  private ZipFiles(Path zip, long maxBytes, Set<String> entries) {
    this.zip = zip;
    this.maxBytes = maxBytes;
    this.entries = entries;
    this.folder = onlyFolder(entries);
  }

  static ZipFiles open(Path zip, long maxBytes) {
    Set<String> entries = new TreeSet<>();
    try (ZipFile file = new ZipFile(zip.toFile())) {
      for (ZipEntry entry : Collections.list(file.entries())) {
        checkStaysInside(zip, entry.getName());
        if (!entry.isDirectory() && !entries.add(entry.getName())) {
          throw damaged(zip, "the entry " + OneLine.quote(entry.getName()) + " twice", null);
        }
      }
    } catch (IOException | IllegalArgumentException e) { // the second: a comment is not UTF-8
      throw damaged(zip, OneLine.reason(e), e);
    }
    return new ZipFiles(zip, maxBytes, entries);
  }

  private static void checkStaysInside(Path zip, String entry) {
    if (ESCAPE.matcher(entry).matches()) {
      throw new DataException(
          "%s: expected entries inside the zip's own folder, found %s; do not use this file"
              .formatted(zip, OneLine.quote(entry)));
    }
  }

  private static DataException damaged(Path zip, String found, Exception cause) {
    return new DataException(
        "%s: expected a zip file, found: %s; get it again".formatted(zip, found), cause);
  }

  /** Names of the top folders, macOS's hidden one left out; "" stands for files at the top. */
  private static String onlyFolder(Set<String> entries) {
    Set<String> folders = new TreeSet<>();
    entries.forEach(entry -> folders.add(entry.substring(0, entry.indexOf('/') + 1)));
    folders.remove("__MACOSX/");
    return folders.size() == 1 ? folders.iterator().next() : "";
  }

  @Override
  public String location() {
    return zip.toString();
  }

  /** The names of its files. */
  List<String> names() {
    return entries.stream()
        .filter(entry -> entry.startsWith(folder))
        .map(entry -> entry.substring(folder.length()))
        .toList();
  }

  @Override
  public boolean has(String name) {
    return entries.contains(folder + name);
  }

  @Override
  public byte[] read(String name) {
    try (InputStream in = open(name)) {
      return BoundedRead.all(in, zip + ", " + name, maxBytes);
    } catch (IOException e) {
      throw unreadable(name, e);
    }
  }

  @Override
  public InputStream open(String name) throws IOException {
    ZipFile file = new ZipFile(zip.toFile());
    try {
      ZipEntry entry = file.getEntry(folder + name);
      if (entry == null) {
        throw new DataException("%s: expected %s in it, found none".formatted(zip, name));
      }
      return new ZipEntryStream(file, entry);
    } catch (IOException | DataException e) {
      file.close();
      throw e;
    }
  }

  @Override
  public long size(String name) throws IOException {
    try (ZipFile file = new ZipFile(zip.toFile())) {
      ZipEntry entry = file.getEntry(folder + name);
      // what it says of itself is not trusted beyond what could be packed into so many bytes
      return entry == null
          ? 0
          : Math.max(0, Math.min(entry.getSize(), MOST_PACKED * entry.getCompressedSize()));
    }
  }

  @Override
  public DataException unreadable(String name, IOException e) {
    return damaged(zip, OneLine.reason(e), e);
  }
}
