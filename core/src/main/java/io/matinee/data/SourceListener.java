package io.matinee.data;

/** Told what happens while a dataset is looked for. */
public interface SourceListener {
  /** Something the person should know, one line, such as that the network could not be reached. */
  void note(String line);

  /**
   * How far a long step has come; called in order, maybe from another thread.
   *
   * @param what is being done
   * @param done bytes so far
   * @param total bytes in all, or -1 where that is not known
   */
  void progress(String what, long done, long total);
}
