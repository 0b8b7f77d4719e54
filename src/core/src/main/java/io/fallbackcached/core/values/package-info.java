/** What may be kept and what a caller gets: shared, copied or refused. Knows no cache. */
@NullMarked
package io.fallbackcached.core.values;

import org.jspecify.annotations.NullMarked;
