/** What agents cost while an application of about ten thousand classes starts: whole processes, their CPU and wall time. */
@NullMarked
package io.fallbackcached.bench.startup;

import org.jspecify.annotations.NullMarked;
