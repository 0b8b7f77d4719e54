/** What SQL text says: statements told apart, and what each reads and writes. Knows no connection's state. */
@NullMarked
package io.fallbackcached.jdbc.sql;

import org.jspecify.annotations.NullMarked;
