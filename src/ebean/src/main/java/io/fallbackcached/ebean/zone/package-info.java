/** The application's side of Ebean: defined anew next to each application's Ebean, and gone with it. */
@NullMarked
package io.fallbackcached.ebean.zone;

import org.jspecify.annotations.NullMarked;
