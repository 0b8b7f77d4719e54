/** The agent's side of Ebean: finds the application's Ebean and carries the zone to it. Names no Ebean type. */
@NullMarked
package io.fallbackcached.ebean;

import org.jspecify.annotations.NullMarked;
