/** The agent's own options: agent arguments, system properties, environment. */
@NullMarked
package io.fallbackcached.core.options;

import org.jspecify.annotations.NullMarked;
