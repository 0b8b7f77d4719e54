/** What an answer from memory costs. */
@NullMarked
package io.fallbackcached.bench.hit;

import org.jspecify.annotations.NullMarked;
