/** The class-file transformer, the prologue it weaves, retransformation. Asks {@code rules} what to weave; knows no cache. */
@NullMarked
package io.fallbackcached.core.weave;

import org.jspecify.annotations.NullMarked;
