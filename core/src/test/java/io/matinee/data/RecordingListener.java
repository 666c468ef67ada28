package io.matinee.data;

import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

/** Keeps what it is told. */
final class RecordingListener implements SourceListener {
  final List<String> notes = new CopyOnWriteArrayList<>();
  final List<long[]> progress = new CopyOnWriteArrayList<>(); // {done, total}

  @Override
  public void note(String line) {
    notes.add(line);
  }

  @Override
  public void progress(String what, long done, long total) {
    progress.add(new long[] {done, total});
  }
}
