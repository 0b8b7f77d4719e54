/** A whole application, read mostly: how much it gets done, how fast, and what its database works for it. */
@NullMarked
package io.fallbackcached.bench.application;

import org.jspecify.annotations.NullMarked;
