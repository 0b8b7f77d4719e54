/** The results page, made from raw figures and nothing else: whoever has the same figures gets the same page. */
@NullMarked
package io.fallbackcached.bench.page;

import org.jspecify.annotations.NullMarked;
