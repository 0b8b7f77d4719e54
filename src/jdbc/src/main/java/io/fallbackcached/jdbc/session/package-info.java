/** What the agent knows of each connection: its transaction, what was set in it, what its statements do. */
@NullMarked
package io.fallbackcached.jdbc.session;

import org.jspecify.annotations.NullMarked;
