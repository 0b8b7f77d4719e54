/** The feed {@code logical}: hears every committed change by a temporary replication slot. */
@NullMarked
package io.fallbackcached.postgres.logical;

import org.jspecify.annotations.NullMarked;
