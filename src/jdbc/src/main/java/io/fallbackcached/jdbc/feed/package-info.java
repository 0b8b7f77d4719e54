/** How writes by others are heard of, and others told of this JVM's. */
@NullMarked
package io.fallbackcached.jdbc.feed;

import org.jspecify.annotations.NullMarked;
