/** What everything costs that is no hit: a miss, a call that may not be answered from memory, a rule that is off. */
@NullMarked
package io.fallbackcached.bench.miss;

import org.jspecify.annotations.NullMarked;
