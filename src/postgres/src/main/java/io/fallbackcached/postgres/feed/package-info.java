/** Keeps a database's feed going: chooses the way, watches over it, and says when it is lost. */
@NullMarked
package io.fallbackcached.postgres.feed;

import org.jspecify.annotations.NullMarked;
