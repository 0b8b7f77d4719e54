package io.fallbackcached.agent;

import java.io.File;
import java.lang.instrument.Instrumentation;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * The agent proper, seen from the shell. No type is shared across the gap but the JDK's:
 *
 * <pre>
 *   boot       java.base and the seam  &lt;--+------------------+
 *   platform   java.sql, java.instrument  |                  |
 *   |          \                          |                  |
 *   app         IsolatedLoader            |                  |
 *   shell  --&gt;  AgentStart: Function of {String, Instrumentation, Boolean} to AutoCloseable
 *                 ConsoleStart.run(String[], ClassLoader): int
 * </pre>
 */
final class Isolated {

    private static final String ENTRY = "io.fallbackcached.core.start.AgentStart";
    private static final String CONSOLE = "io.fallbackcached.console.ConsoleStart";
    private static final String STRICT_REFUSAL = "io.fallbackcached.core.start.StrictRefusal";

    private final File jar;

    Isolated(File jar) {
        this.jar = jar;
    }

    /** @return closes the agent and restores the application's bytecode; its text is a one-line status */
    AutoCloseable start(@Nullable String arguments, Instrumentation instrumentation, boolean attached)
            throws Exception {
        IsolatedLoader loader = new IsolatedLoader(jar, platformLoader());
        Thread thread = Thread.currentThread();
        ClassLoader before = thread.getContextClassLoader();
        // Libraries that look for settings or providers through the context loader must not find the application's.
        thread.setContextClassLoader(loader);
        try {
            return entry(loader).apply(new Object[] {arguments, instrumentation, attached});
        } catch (RuntimeException fault) {
            throw loader.loadClass(STRICT_REFUSAL).isInstance(fault) ? new StrictStop(fault) : fault;
        } finally {
            thread.setContextClassLoader(before);
        }
    }

    /** @return the exit code */
    int command(String[] arguments) throws Exception {
        IsolatedLoader loader = new IsolatedLoader(jar, platformLoader());
        Thread.currentThread().setContextClassLoader(loader);
        return (Integer) loader.loadClass(CONSOLE)
                .getMethod("run", String[].class, ClassLoader.class)
                .invoke(null, arguments, ClassLoader.getSystemClassLoader());
    }

    /**
     * Called as a function, not by reflection: for that the JDK makes method handles since 18, and generates code for the first
     * of each shape. It has those of constructors without parameters at hand.
     */
    @SuppressWarnings("unchecked") // what the entry says it is
    private static Function<@Nullable Object[], AutoCloseable> entry(ClassLoader loader)
            throws ReflectiveOperationException {
        return (Function<@Nullable Object[], AutoCloseable>)
                loader.loadClass(ENTRY).getConstructor().newInstance();
    }

    /**
     * The application loader's parent, or what reflection finds if a loader of the user's own is in its place. Not named,
     * since this class must load on Java 8 to say that it needs 11; and not by reflection first, since calling a method that
     * is sensitive to its caller makes the JDK generate proxies of annotations.
     */
    private static ClassLoader platformLoader() throws ReflectiveOperationException {
        ClassLoader application = ClassLoader.getSystemClassLoader();
        ClassLoader parent = application.getParent();
        if (parent != null
                && parent.getParent() == null
                && parent.getClass().getName().equals("jdk.internal.loader.ClassLoaders$PlatformClassLoader")) {
            return parent;
        }
        return (ClassLoader)
                ClassLoader.class.getMethod("getPlatformClassLoader").invoke(null);
    }
}
