/** What the agent knows about itself: start line, refusals, statistics. */
@NullMarked
package io.fallbackcached.core.report;

import org.jspecify.annotations.NullMarked;
