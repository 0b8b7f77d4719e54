/** Whether a write costs more the more answers depend on what it writes. */
@NullMarked
package io.fallbackcached.bench.invalidation;

import org.jspecify.annotations.NullMarked;
