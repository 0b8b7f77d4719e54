/** The feed {@code notify}: agents tell each other what they write by NOTIFY, inside the writing transactions. */
@NullMarked
package io.fallbackcached.postgres.notify;

import org.jspecify.annotations.NullMarked;
