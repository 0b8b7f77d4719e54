/** What was measured: kept raw, so that whoever doubts the page can work it out again. */
@NullMarked
package io.fallbackcached.bench.figures;

import org.jspecify.annotations.NullMarked;
