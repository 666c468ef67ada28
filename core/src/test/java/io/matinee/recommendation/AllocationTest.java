package io.matinee.recommendation;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.management.ThreadMXBean;
import io.matinee.data.Dataset;
import io.matinee.data.SyntheticDataset;
import io.matinee.model.Profile;
import java.lang.management.ManagementFactory;
import org.junit.jupiter.api.Test;

/** A list costs no memory that grows with the catalogue: what is not the result is used again. */
class AllocationTest {
  private static final int CALLS = 100;

  private static long bytesOfAList(int movies) {
    Dataset dataset = SyntheticDataset.generate(50, movies, 2_000, 1);
    Recommender recommender =
        new Recommender(dataset.movies(), dataset.ratings(), new ThreeStars());
    Profile person = Profile.newcomer(dataset.users().get(0).demographics());
    ThreadMXBean threads = (ThreadMXBean) ManagementFactory.getThreadMXBean();
    long least = Long.MAX_VALUE; // the JVM may allocate something of its own now and then
    for (int call = 0; call < CALLS; call++) {
      long before = threads.getCurrentThreadAllocatedBytes();
      recommender.recommend(person, Filter.UNSEEN, 10);
      least = Math.min(least, threads.getCurrentThreadAllocatedBytes() - before);
    }
    return least;
  }

  @Test
  void aListCostsTheSameWhateverTheCatalogue() {
    long bytes = bytesOfAList(100);
    assertThat(bytes).isPositive().isLessThan(2_000); // ten recommendations and what holds them
    assertThat(bytesOfAList(20_000)).isBetween(1L, bytes); // the JIT may save an object or two
  }
}
