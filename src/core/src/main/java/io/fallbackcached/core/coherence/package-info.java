/**
 * Which tables and rows an answer came from, what transactions wrote, and by that whether an answer may still be served.
 * Knows neither methods nor JDBC: the calls ask it, the watchers of databases tell it.
 */
@NullMarked
package io.fallbackcached.core.coherence;

import org.jspecify.annotations.NullMarked;
