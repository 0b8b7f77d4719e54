package io.fallbackcached.core.rules;

import java.util.Locale;

/**
 * Why a method is not woven, or a call not kept. Codes are stable: each has a page of its name in
 * {@code src/docs/refusals}. A number is never used again. 1xx: the method or class itself; 2xx: its types or its rule; 3xx: found out at run time.
 */
public enum RefusalCode {
    ABSTRACT_METHOD(101, "has no body; name the implementations instead"),
    NATIVE_METHOD(102, "has no bytecode to weave"),
    VOID_METHOD(103, "returns nothing that could be kept"),
    COMPILER_GENERATED(105, "is a bridge or synthetic method; the method behind it is the one to name"),
    GENERATED_PROXY(106, "belongs to a class generated at run time, whose target is the one to name"),
    OLD_CLASS_FILE(107, "belongs to a class compiled for Java 6 or older, which cannot call the agent"),
    UNKNOWN_CLASS_FILE(108, "belongs to a class newer than this agent can read"),
    PLATFORM_CLASS(109, "belongs to the Java platform, which the agent itself runs on"),
    METHOD_TOO_LARGE(110, "would exceed the JVM's 64 KiB for one method"),
    WEAVING_FAILED(111, "could not be woven; the class runs as it was"),
    CONFLICTING_RULES(112, "is both cached and evicting or putting; choose one"),

    ONE_SHOT_RESULT(201, "returns something that can be consumed once or is live"),
    IDENTITY_PARAMETER(202, "has a parameter whose type can only be compared by identity"),
    KEY_SELECTION(203, "has no parameter that its rule's key names"),
    CONDITION(204, "has a condition that cannot be called"),
    SUSPEND_FUNCTION(205, "is a Kotlin suspend function, whose result comes through its hidden parameter"),
    PUT_WITHOUT_VALUE(206, "returns nothing that a put rule could keep"),
    ANNOTATION_VALUE(207, "carries an annotation with a value that cannot be used"),

    IDENTITY_ARGUMENT(301, "was called with an argument that can only be compared by identity"),
    ARGUMENT_NOT_COPIED(302, "was called with a mutable argument that cannot be copied into a key"),
    VALUE_NOT_COPIED(303, "returned something that cannot be copied safely"),
    ONE_SHOT_VALUE(304, "returned something that can be consumed once or is live"),
    WRITING_METHOD(305, "writes to the database itself"),
    UNKEPT_STATEMENT(306, "runs a statement whose result does not depend on tables alone"),
    UNSEEN_STATEMENTS(307, "may run its statements where they are not seen"),
    SEVERAL_CONTEXTS(308, "reads as several users or in several databases in one call"),
    UNKNOWN_CONTEXT(309, "is called where it cannot be told as whom it would read"),
    MANY_STATES(310, "is called on ever new objects of different state");

    private final int number;
    private final String sentence;

    RefusalCode(int number, String sentence) {
        this.number = number;
        this.sentence = sentence;
    }

    /** The stable code, such as {@code FBC-103}. */
    public String code() {
        return String.format(Locale.ROOT, "FBC-%03d", number);
    }

    /** What is the matter, as the end of a sentence that begins with the method. */
    public String sentence() {
        return sentence;
    }
}
