package io.fallbackcached.core.weave;

import java.io.IOException;
import java.io.InputStream;
import java.lang.instrument.Instrumentation;
import java.lang.invoke.CallSite;
import java.lang.invoke.MethodHandle;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.MethodType;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The agent's end of the seam: defines the dispatch class into {@code java.lang} and connects it to a linker.
 *
 * <p>Appending a jar to the boot class path would be simpler, and is what most agents do; but it switches off class-data
 * sharing for application classes on newer JDKs, and loaders that delegate only {@code java.*} would not find the class.
 *
 * <p>The class is defined once per JVM and stays, for a JVM cannot unload it; a later agent in the same JVM finds it
 * there. One agent is connected at a time: the last.
 */
public final class Seam {

    /** The dispatch class's internal name, as woven code spells it. */
    static final String DISPATCH = "java/lang/FallbackCachedDispatch";

    /** The type of the linker and, by that, of the bootstrap method. */
    static final MethodType LINKER = MethodType.methodType(
            CallSite.class, MethodHandles.Lookup.class, String.class, MethodType.class, int.class);

    private static final MethodType LOAD_AND_TICKET = MethodType.methodType(Object.class, Object.class);

    private final Class<?> dispatch;
    private final MethodHandles.Lookup inside;

    private Seam(Class<?> dispatch) throws IllegalAccessException {
        this.dispatch = dispatch;
        this.inside = MethodHandles.privateLookupIn(dispatch, MethodHandles.lookup());
    }

    /**
     * Defines the dispatch class, or finds it.
     *
     * @throws IllegalStateException if the JVM does not allow it; nothing can be woven then
     */
    public static Seam open(Instrumentation instrumentation) {
        try {
            openJavaLang(instrumentation);
            MethodHandles.Lookup javaLang = MethodHandles.privateLookupIn(Object.class, MethodHandles.lookup());
            return new Seam(dispatch(javaLang));
        } catch (Throwable fault) {
            throw new IllegalStateException("cannot define the dispatch class into java.lang", fault);
        }
    }

    /** {@code (Object load)Object}: makes a ticket. */
    public MethodHandle newTicket() {
        return handle(() -> inside.findConstructor(dispatch, MethodType.methodType(void.class, Object.class)))
                .asType(LOAD_AND_TICKET);
    }

    /** {@code (Object ticket)Object}: what the ticket was made with. */
    public MethodHandle loadOf() {
        return handle(() -> inside.findGetter(dispatch, "load", Object.class)).asType(LOAD_AND_TICKET);
    }

    /** The ticket that says: run the body, nobody waits for the result. */
    public Object bypass() {
        try {
            return handle(() -> inside.findStaticGetter(dispatch, "BYPASS", dispatch))
                    .invoke();
        } catch (Throwable impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    /** From now on, woven methods that are not linked yet link through this. */
    public void connect(MethodHandle linker) {
        set(linker.asType(LINKER));
    }

    /** From now on, woven methods that are not linked yet run their bodies. */
    public void disconnect() {
        set(null);
    }

    private void set(@Nullable MethodHandle linker) {
        try {
            // no lambda as below: the first class that is woven need not wait for one to be linked
            inside.findStaticSetter(dispatch, "linker", MethodHandle.class).invoke(linker);
        } catch (Throwable impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    private static void openJavaLang(Instrumentation instrumentation) {
        instrumentation.redefineModule(
                Object.class.getModule(),
                Set.of(),
                Map.of(),
                Map.of("java.lang", Set.of(Seam.class.getModule())),
                Set.of(),
                Map.of());
    }

    private static Class<?> dispatch(MethodHandles.Lookup javaLang) throws IOException, IllegalAccessException {
        try {
            return Class.forName(DISPATCH.replace('/', '.'), true, null);
        } catch (ClassNotFoundException firstAgentInThisJvm) {
            return javaLang.defineClass(classFile());
        }
    }

    private static byte[] classFile() throws IOException {
        try (InputStream in = Seam.class.getClassLoader().getResourceAsStream(DISPATCH + ".class")) {
            if (in == null) {
                throw new IOException(DISPATCH + " is missing from the agent");
            }
            return in.readAllBytes();
        }
    }

    /** Looked up when needed: an application with nothing to weave does without method handles. */
    private static MethodHandle handle(Finding finding) {
        try {
            return finding.find();
        } catch (ReflectiveOperationException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    private interface Finding {
        MethodHandle find() throws ReflectiveOperationException;
    }
}
