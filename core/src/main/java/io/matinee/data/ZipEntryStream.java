package io.matinee.data;

import java.io.IOException;
import java.io.InputStream;
import java.util.zip.CRC32;
import java.util.zip.CheckedInputStream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipException;
import java.util.zip.ZipFile;

/** The bytes of one entry, held against its checksum at the end; closes the zip file too. */
final class ZipEntryStream extends CheckedInputStream {
  private final ZipFile zip;
  private final ZipEntry entry;

  ZipEntryStream(ZipFile zip, ZipEntry entry) throws IOException {
    super(zip.getInputStream(entry), new CRC32());
    this.zip = zip;
    this.entry = entry;
  }

  @Override
  public int read() throws IOException {
    return checked(super.read());
  }

  @Override
  public int read(byte[] bytes, int offset, int length) throws IOException {
    return checked(super.read(bytes, offset, length));
  }

  /** ZipFile itself does not compare checksums. */
  private int checked(int read) throws IOException {
    if (read < 0 && getChecksum().getValue() != entry.getCrc()) {
      throw new ZipException("a wrong checksum in " + OneLine.quote(entry.getName()));
    }
    return read;
  }

  @Override
  public void close() throws IOException {
    try (ZipFile closed = zip;
        InputStream in = this.in) {
      // Both are closed here.
    }
  }
}
