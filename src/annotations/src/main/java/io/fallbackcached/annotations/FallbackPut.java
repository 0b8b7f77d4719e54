package io.fallbackcached.annotations;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * Always runs this method, and keeps its result in the caches of a name after it returned normally. Only caches of
 * methods with the same return type and as many key parts take it.
 */
@Documented
@Retention(RetentionPolicy.CLASS)
@Target(ElementType.METHOD)
public @interface FallbackPut {

    /** The name of the caches, as given in {@link FallbackCached#name()}. */
    String name();

    /** Which arguments make the key, as in {@link FallbackCached#key()}. */
    String[] key() default {};
}
