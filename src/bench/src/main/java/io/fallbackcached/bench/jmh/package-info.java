/** Runs JMH benchmarks as a suite's part. */
@NullMarked
package io.fallbackcached.bench.jmh;

import org.jspecify.annotations.NullMarked;
