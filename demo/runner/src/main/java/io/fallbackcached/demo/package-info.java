/** Runs the demo application with and without the agent, checks what it promised, and shows both side by side. */
@NullMarked
package io.fallbackcached.demo;

import org.jspecify.annotations.NullMarked;
