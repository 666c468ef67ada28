package io.matinee.network;

/** The batch that follows the one that is learned from. */
interface Following {
  /** None, or none that is known yet. */
  Following NOTHING =
      new Following() {
        @Override
        public void prepare() {}

        @Override
        public InputRows rows() {
          return null;
        }
      };

  /** Called between the two layers, where other threads can best be spared. */
  void prepare();

  /** The rows of what is prepared, once they are there, or null. */
  InputRows rows();
}
