package io.fallbackcached.annotations;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * Answers this method from memory. On a miss the method itself runs (the <em>fallback</em>) and its result is kept.
 *
 * <p>On an interface or superclass method it applies to every implementation and override that carries no
 * FallbackCached annotation of its own. A rules file that names the same method wins over the annotation.
 *
 * <p>Without the agent the annotation does nothing. It is kept in the class file only, so an application runs without
 * this jar on its class path.
 */
@Documented
@Retention(RetentionPolicy.CLASS)
@Target(ElementType.METHOD)
public @interface FallbackCached {

    /**
     * The cache's name, by which {@link FallbackEvict} and {@link FallbackPut} reach it. Methods may share a name; their
     * entries never mix. Empty: the method has a cache that only expiry, the bound and the agent itself can empty.
     */
    String name() default "";

    /**
     * How long a value is kept after it was stored, as an ISO-8601 duration such as {@code PT10M}. {@code never} keeps it
     * until the bound evicts it. Empty: the rules file's default.
     */
    String expireAfterWrite() default "";

    /** How many entries are kept at most. 0: the rules file's default. */
    long maximumSize() default 0;

    /**
     * Which arguments make the key, as zero-based indexes or, for classes compiled with parameter names, as names. Empty:
     * all of them. {@link KeyPart} and {@link KeyIgnore} on parameters say the same where they stand.
     */
    String[] key() default {};

    /** Whether an absent result ({@code null} or an empty {@code Optional}) is kept. */
    boolean keepAbsent() default false;

    /** How long an absent result is kept, as an ISO-8601 duration. Empty: the rules file's default. */
    String expireAbsentAfterWrite() default "";

    /** Which instances of the class share one cache. */
    Scope scope() default Scope.STATE;

    /** What callers get: their own copy, or the one object that is kept. */
    Values values() default Values.ISOLATED;

    /**
     * A static method that decides from the arguments whether a call takes part in caching: {@code methodName} in the same
     * class, or {@code com.acme.Conditions::methodName}. It takes this method's parameters and returns {@code boolean}.
     * Empty: every call takes part.
     */
    String condition() default "";

    /**
     * The tables the method reads, with or without schema, where that cannot be seen: opaque functions, statements on other
     * threads. Whatever is seen counts as well. Empty: the agent goes by the statements it sees, and keeps nothing whose
     * origin it cannot tell.
     */
    String[] reads() default {};

    /**
     * How long an answer may be served after it was loaded, as an ISO-8601 duration, while the feed that tells of writes by
     * others is lost. Empty: the rules file's default, which is not at all unless it says otherwise.
     */
    String withoutFeed() default "";
}
