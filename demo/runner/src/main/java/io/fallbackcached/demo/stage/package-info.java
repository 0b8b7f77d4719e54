/** What the demo needs before it can begin: its settings and a server. */
@NullMarked
package io.fallbackcached.demo.stage;

import org.jspecify.annotations.NullMarked;
