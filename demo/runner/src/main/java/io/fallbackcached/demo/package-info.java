/** The demo from beginning to end. */
@NullMarked
package io.fallbackcached.demo;

import org.jspecify.annotations.NullMarked;
