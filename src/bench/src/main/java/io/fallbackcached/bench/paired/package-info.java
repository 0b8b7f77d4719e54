/** Compares within one JVM, in turn, by processor time: what a busy machine disturbs least. */
@NullMarked
package io.fallbackcached.bench.paired;

import org.jspecify.annotations.NullMarked;
