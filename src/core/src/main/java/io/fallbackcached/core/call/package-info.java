/** What a woven call does: linking, keys, read-through, single flight, kill switch, evict and put. */
@NullMarked
package io.fallbackcached.core.call;

import org.jspecify.annotations.NullMarked;
