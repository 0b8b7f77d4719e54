/** Acts one to three: the same commands without the agent and, by two ways, with it. */
@NullMarked
package io.fallbackcached.demo.runs;

import org.jspecify.annotations.NullMarked;
