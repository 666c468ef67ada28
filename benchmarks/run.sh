#!/usr/bin/env bash
# Runs benchmarks once they are built (mvn -B -q -DskipTests package):
#   benchmarks/run.sh side-by-side [ROUNDS [BATCH ...]]   Matinee, libtorch, PyTorch in turn; JSON in benchmarks/target
#   benchmarks/run.sh growth [RATINGS ...]                RecommenderNet's cost and memory as data grows; JSON likewise
#   benchmarks/run.sh plain-loops [ROUNDS]                RecommenderNet with SIMD and without, in turn; JSON likewise
#   benchmarks/run.sh sampler [RATINGS ...]               the factorization's sampler as data grows; JSON likewise
#   benchmarks/run.sh inverse [MOVIES [ROUNDS]]           EASE's inverse, first in a process and again
#   benchmarks/run.sh jmh [ARGUMENTS OF JMH]              every kernel, and an epoch
set -euo pipefail

home=$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd)
java=${JAVA_HOME:+$JAVA_HOME/bin/}java
path="$home/target/classes:$(<"$home/target/classpath")"
options=(--add-modules jdk.incubator.vector -XX:+UseParallelGC) # as matinee starts

case "${1:-}" in
  side-by-side)
    data=${MATINEE_DATA:?expected MATINEE_DATA to name the folder of MovieLens 100K}
    rounds=${2:-5}
    batches=("${@:3}")
    [[ ${#batches[@]} -gt 0 ]] || batches=(32 256 1024 8192)
    exec "$java" "${options[@]}" -cp "$path" io.matinee.benchmarks.SideBySide \
      "$data" "$home/src/main/python/torch_peer.py" "$home/target/side-by-side.json" "$rounds" "${batches[@]}"
    ;;
  growth) exec "$java" "${options[@]}" -Xmx8g -cp "$path" io.matinee.benchmarks.NetworkGrowth "$home/target/growth.json" "${@:2}" ;;
  plain-loops) exec "$java" "${options[@]}" -cp "$path" io.matinee.benchmarks.PlainLoops "$home/target/plain-loops.json" "${2:-5}" ;;
  sampler) exec "$java" "${options[@]}" -Xmx6g -cp "$path" io.matinee.benchmarks.SamplerGrowth "$home/target/sampler.json" "${@:2}" ;;
  inverse)
    exec "$java" "${options[@]}" -Xmx3g -cp "$path" io.matinee.benchmarks.EaseInverse \
      "${2:-1682}" "$(nproc)" "${3:-5}"
    ;;
  jmh) exec "$java" -cp "$path" org.openjdk.jmh.Main "${@:2}" ;;
  *) sed -n '2,8p' "${BASH_SOURCE[0]}" >&2 && exit 2 ;;
esac
