/** On what, with what and when it was measured. */
@NullMarked
package io.fallbackcached.bench.machine;

import org.jspecify.annotations.NullMarked;
