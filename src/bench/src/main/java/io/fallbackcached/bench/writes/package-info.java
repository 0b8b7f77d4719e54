/** What the agent costs an application's own statements. */
@NullMarked
package io.fallbackcached.bench.writes;

import org.jspecify.annotations.NullMarked;
