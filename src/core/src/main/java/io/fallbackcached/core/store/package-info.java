/** cache2k behind a thin interface; expiry and bounds. Knows keys and entries, not methods. */
@NullMarked
package io.fallbackcached.core.store;

import org.jspecify.annotations.NullMarked;
