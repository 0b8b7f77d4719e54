/** Runs one test in this JVM (debugger-friendly) or in a forked one with the packed jar. A library for tests only. */
@NullMarked
package io.fallbackcached.testkit;

import org.jspecify.annotations.NullMarked;
