/** Entities from memory: a copy of our own against Ebean's bean cache and query cache. */
@NullMarked
package io.fallbackcached.bench.entity;

import org.jspecify.annotations.NullMarked;
