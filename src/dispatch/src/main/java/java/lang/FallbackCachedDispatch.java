package java.lang;

import java.lang.invoke.CallSite;
import java.lang.invoke.ConstantCallSite;
import java.lang.invoke.MethodHandle;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.MethodType;

/**
 * The seam between woven code and the agent: the one class that every class loader can see, because each delegates
 * {@code java.*} to the boot loader (JBoss Modules and OSGi delegate nothing else). The agent defines it into
 * {@code java.base} at start; it is on no class path.
 *
 * <p>The class plays two parts, so that one class is enough. Its static method links the call sites of woven methods. Its
 * instances are <em>tickets</em>: what woven code gets instead of an answer when the method's own body must run, and
 * hands back with the body's result.
 *
 * <p>Woven code never sees a fault from here: whatever goes wrong while linking, the site becomes one that lets the body
 * run. A bootstrap method that throws would fail each later call too, since the JVM remembers it (JVMS 5.4.3.6).
 */
public final class FallbackCachedDispatch {

    /** The ticket that says: run the body, nobody waits for the result. */
    public static final FallbackCachedDispatch BYPASS = new FallbackCachedDispatch(null);

    /** {@code (Lookup, String, MethodType, int)CallSite}, or null while no agent is running. */
    private static volatile MethodHandle linker;

    /** What the agent wants back with the result; null only in {@link #BYPASS}. */
    public final Object load;

    public FallbackCachedDispatch(Object load) {
        this.load = load;
    }

    /**
     * Links a call site of a woven method.
     *
     * @param name {@code enter}, {@code exit} or {@code fail}
     * @param plan the number under which the agent knows what to do for the method
     */
    public static CallSite link(MethodHandles.Lookup caller, String name, MethodType type, int plan) {
        try {
            MethodHandle current = linker;
            if (current != null) {
                return (CallSite) current.invokeExact(caller, name, type, plan);
            }
        } catch (Throwable fault) {
            // Fail open: the agent has reported its own fault before it came here.
        }
        return runTheBody(type);
    }

    private static CallSite runTheBody(MethodType type) {
        MethodHandle target = type.returnType() == void.class
                ? MethodHandles.empty(type)
                : MethodHandles.dropArguments(MethodHandles.constant(Object.class, BYPASS), 0, type.parameterList());
        return new ConstantCallSite(target);
    }
}
