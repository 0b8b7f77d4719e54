package io.fallbackcached.annotations;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * Evicts one key, or all, from the caches of a name after this method returned normally. If it throws, nothing is
 * evicted. The key is taken from the arguments before the method runs.
 */
@Documented
@Retention(RetentionPolicy.CLASS)
@Target(ElementType.METHOD)
public @interface FallbackEvict {

    /** The name of the caches, as given in {@link FallbackCached#name()}. */
    String name();

    /** Which arguments make the key, as in {@link FallbackCached#key()}. Not used with {@link #all()}. */
    String[] key() default {};

    /** Evicts every entry of the caches, not only one key's. */
    boolean all() default false;
}
