/** What PostgreSQL says of statements: its planner, its locks, its catalogue. Knows java.sql, no driver. */
@NullMarked
package io.fallbackcached.postgres;

import org.jspecify.annotations.NullMarked;
