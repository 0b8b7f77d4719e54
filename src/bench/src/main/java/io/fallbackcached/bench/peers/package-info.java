/** One catalogue, answered from memory by the agent and by each of its peers as their own users would write it. */
@NullMarked
package io.fallbackcached.bench.peers;

import org.jspecify.annotations.NullMarked;
