package io.matinee.kernels;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicIntegerArray;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class WorkersTest {
  @ParameterizedTest
  @ValueSource(ints = {1, 2, 3, 8})
  void everyTaskIsDoneOnce(int threads) {
    try (Workers workers = new Workers(threads)) {
      for (int tasks : new int[] {0, 1, 2, 1000}) {
        AtomicIntegerArray done = new AtomicIntegerArray(tasks);
        workers.run(tasks, done::incrementAndGet);
        for (int i = 0; i < tasks; i++) {
          assertThat(done.get(i)).isEqualTo(1);
        }
      }
    }
  }

  @Test
  void asManyThreadsAsAskedForWorkAtOnce() throws InterruptedException {
    CountDownLatch together = new CountDownLatch(3);
    try (Workers workers = new Workers(3)) {
      // Each task waits for the two others: with fewer threads this would never end.
      workers.run(3, task -> awaitAll(together));
    }
    assertThat(together.getCount()).isZero();
  }

  @Test
  void untilTheOthersHaveRestedTheCallerDoesAll() {
    Set<Thread> seen = ConcurrentHashMap.newKeySet();
    try (Workers workers = new Workers(3, System.nanoTime() + Duration.ofHours(1).toNanos())) {
      workers.run(1000, task -> seen.add(Thread.currentThread()));
      workers.begin(() -> seen.add(Thread.currentThread())).finish();
    } // which wakes them
    assertThat(seen).containsExactly(Thread.currentThread());
  }

  @Test
  void afterTheirRestTheOthersHelp() {
    CountDownLatch together = new CountDownLatch(2);
    try (Workers workers = new Workers(2, System.nanoTime() + Duration.ofMillis(50).toNanos())) {
      workers.run(2, task -> awaitAll(together));
    }
    assertThat(together.getCount()).isZero();
  }

  /** The other thread would wait for the end of the run that waits for it. */
  @Test
  @Timeout(60)
  void workAheadIsBegunByNobodyWhoIsNeededInARun() {
    CountDownLatch together = new CountDownLatch(2);
    CountDownLatch ran = new CountDownLatch(1);
    try (Workers workers = new Workers(2)) {
      Workers.Ahead ahead = workers.begin(() -> await(ran));
      workers.run(2, task -> awaitAll(together));
      ran.countDown();
      ahead.finish();
    }
  }

  @Test
  @Timeout(60)
  void workAheadIsDoneByAThreadThatARunDoesNotNeed() {
    Thread caller = Thread.currentThread();
    CountDownLatch begun = new CountDownLatch(1);
    try (Workers workers = new Workers(2)) {
      Workers.Ahead ahead = workers.begin(begun::countDown);
      workers.run(
          1,
          task -> {
            if (Thread.currentThread() == caller) {
              await(begun);
            }
          });
      ahead.finish();
      assertThat(begun.getCount()).isZero();
    }
  }

  /** The other thread's task ends only when the caller has done what it does meanwhile. */
  @Test
  @Timeout(60)
  void theCallerDoesSomethingElseBeforeItWaits() {
    Thread caller = Thread.currentThread();
    CountDownLatch together = new CountDownLatch(2);
    CountDownLatch meanwhile = new CountDownLatch(1);
    try (Workers workers = new Workers(2)) {
      workers.run(
          2,
          task -> {
            awaitAll(together);
            if (Thread.currentThread() != caller) {
              await(meanwhile);
            }
          },
          meanwhile::countDown);
    }
    assertThat(meanwhile.getCount()).isZero();
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 2})
  void whatIsThrownMeanwhileIsThrownWhenAllTasksAreDone(int threads) {
    AtomicInteger done = new AtomicInteger();
    try (Workers workers = new Workers(threads)) {
      assertThatThrownBy(
              () ->
                  workers.run(
                      100,
                      task -> done.incrementAndGet(),
                      () -> {
                        throw new IllegalStateException("meanwhile");
                      }))
          .hasMessage("meanwhile");
      assertThat(done.get()).isEqualTo(100);
      workers.run(3, task -> done.incrementAndGet());
      assertThat(done.get()).isEqualTo(103);
    }
  }

  private static void awaitAll(CountDownLatch together) {
    together.countDown();
    await(together);
  }

  private static void await(CountDownLatch latch) {
    try {
      latch.await();
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 2, 4})
  void whatATaskThrowsIsThrownHere(int threads) {
    try (Workers workers = new Workers(threads)) {
      assertThatThrownBy(() -> workers.run(100, WorkersTest::failAt50))
          .isInstanceOf(IllegalStateException.class)
          .hasMessage("task 50");
    }
  }

  private static void failAt50(int task) {
    if (task == 50) {
      throw new IllegalStateException("task 50");
    }
  }

  @Test
  void anInterruptIsLeftForTheCaller() {
    Thread.currentThread().interrupt();
    AtomicIntegerArray done = new AtomicIntegerArray(10);
    try (Workers workers = new Workers(2)) {
      workers.run(10, done::incrementAndGet);
    }
    assertThat(Thread.interrupted()).isTrue();
    for (int i = 0; i < 10; i++) {
      assertThat(done.get(i)).isEqualTo(1);
    }
  }

  @Test
  void noThreadsAreRefused() {
    assertThatThrownBy(() -> new Workers(0)).hasMessage("expected 1 thread or more, found 0");
  }
}
