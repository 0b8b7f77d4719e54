/** Work that several JVMs do in turn, a slice each at a time, so that what is compared was measured side by side. */
@NullMarked
package io.fallbackcached.bench.slices;

import org.jspecify.annotations.NullMarked;
