/** Objects of an application that its libraries ask for whom a thread acts. Known by names alone. */
@NullMarked
package io.fallbackcached.jdbc.tenant;

import org.jspecify.annotations.NullMarked;
