/** What an entry, and the agent itself, take in the heap. */
@NullMarked
package io.fallbackcached.bench.memory;

import org.jspecify.annotations.NullMarked;
