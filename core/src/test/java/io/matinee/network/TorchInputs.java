package io.matinee.network;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDList;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.Shape;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import java.util.stream.Stream;

/**
 * A batch as libtorch takes it.
 *
 * @param zips int64 [n]
 * @param years int64 [n]
 * @param occupations int64 [n]
 * @param ages float32 [n × 1]
 * @param genders float32 [n × 2]
 * @param genres float32 [n × genres]
 * @param targets float32 [n × 1]
 */
record TorchInputs(
    NDArray zips,
    NDArray years,
    NDArray occupations,
    NDArray ages,
    NDArray genders,
    NDArray genres,
    NDArray targets) {

  static TorchInputs of(NDManager manager, OracleBatch batch) {
    int n = batch.size();
    return new TorchInputs(
        manager.create(longs(batch.zips())),
        manager.create(longs(batch.years())),
        manager.create(longs(batch.occupations())),
        manager.create(batch.ages(), new Shape(n, 1)),
        manager.create(batch.genders(), new Shape(n, 2)),
        manager.create(batch.genres(), new Shape(n, batch.genres().length / n)),
        manager.create(batch.targets(), new Shape(n, 1)));
  }

  private static long[] longs(int[] values) {
    return Arrays.stream(values).asLongStream().toArray();
  }

  /**
   * The ratings at the given positions.
   *
   * @param positions int64 [m]
   */
  TorchInputs rows(NDArray positions) {
    return new TorchInputs(
        zips.get(positions),
        years.get(positions),
        occupations.get(positions),
        ages.get(positions),
        genders.get(positions),
        genres.get(positions),
        targets.get(positions));
  }

  /**
   * All ratings, {@code size} at a time, as views; a last single one, which has no variance, is
   * left out.
   */
  List<TorchInputs> batches(int size) {
    int n = (int) targets.size(0);
    int count = Math.max(1, n % size > 1 ? n / size + 1 : n / size);
    long[] cuts = LongStream.range(1, count + (n % size == 1 ? 1 : 0)).map(i -> i * size).toArray();
    List<NDList> parts =
        Stream.of(zips, years, occupations, ages, genders, genres, targets)
            .map(array -> array.split(cuts))
            .toList();
    return IntStream.range(0, count).mapToObj(i -> batch(parts, i)).toList();
  }

  private static TorchInputs batch(List<NDList> parts, int i) {
    return new TorchInputs(
        parts.get(0).get(i),
        parts.get(1).get(i),
        parts.get(2).get(i),
        parts.get(3).get(i),
        parts.get(4).get(i),
        parts.get(5).get(i),
        parts.get(6).get(i));
  }
}
