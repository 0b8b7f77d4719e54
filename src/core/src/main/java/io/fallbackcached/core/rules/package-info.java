/** Rules file and annotations to method plans: settings, pointcuts, pre-filter, refusal codes. Knows nothing of weaving or calls. */
@NullMarked
package io.fallbackcached.core.rules;

import org.jspecify.annotations.NullMarked;
