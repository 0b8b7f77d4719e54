/** The command line: what people ask of the agent outside of an application. */
@NullMarked
package io.fallbackcached.console;

import org.jspecify.annotations.NullMarked;
