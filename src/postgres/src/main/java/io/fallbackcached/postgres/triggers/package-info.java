/** Triggers by which PostgreSQL itself tells of writes, whoever makes them: their SQL, and whether they are in place. */
@NullMarked
package io.fallbackcached.postgres.triggers;

import org.jspecify.annotations.NullMarked;
