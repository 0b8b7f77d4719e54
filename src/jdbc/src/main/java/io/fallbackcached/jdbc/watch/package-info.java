/** Which methods of drivers are watched, and who is told of their calls. */
@NullMarked
package io.fallbackcached.jdbc.watch;

import org.jspecify.annotations.NullMarked;
