/** The application as the demo starts it, and what it prints. */
@NullMarked
package io.fallbackcached.demo.application;

import org.jspecify.annotations.NullMarked;
