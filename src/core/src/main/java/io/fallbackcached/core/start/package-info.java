/** The composition root: options to a running agent, and back. The only package that sees all the others. */
@NullMarked
package io.fallbackcached.core.start;

import org.jspecify.annotations.NullMarked;
