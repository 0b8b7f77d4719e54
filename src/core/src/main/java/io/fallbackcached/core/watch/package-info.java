/** Methods of drivers and libraries that the agent must see being called, whatever the rules say: what to watch, and who. */
@NullMarked
package io.fallbackcached.core.watch;

import org.jspecify.annotations.NullMarked;
