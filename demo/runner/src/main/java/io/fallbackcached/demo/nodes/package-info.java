/** Act four: two JVMs that hear of each other's writes, and of anybody's. */
@NullMarked
package io.fallbackcached.demo.nodes;

import org.jspecify.annotations.NullMarked;
