package io.fallbackcached.bench.miss;

import java.lang.reflect.Field;
import java.lang.reflect.Method;
import org.jspecify.annotations.Nullable;

/** The agent that is attached to this JVM, by its private parts: it has no switch to be turned from inside. */
final class Agent {

    private Agent() {}

    static boolean isAttached() {
        try {
            return part(null, Class.forName("io.fallbackcached.agent.Lifecycle"), "running") != null;
        } catch (ReflectiveOperationException none) {
            return false;
        }
    }

    /** Switches all rules off: each woven method runs its body from now on. */
    static void kill() throws ReflectiveOperationException {
        Object running = part(null, Class.forName("io.fallbackcached.agent.Lifecycle"), "running");
        Object killSwitch = part(running, running.getClass(), "killSwitch");
        Method off = killSwitch.getClass().getMethod("off");
        off.setAccessible(true);
        off.invoke(killSwitch);
    }

    private static Object part(@Nullable Object whole, Class<?> type, String name) throws ReflectiveOperationException {
        Field field = type.getDeclaredField(name);
        field.setAccessible(true);
        return field.get(whole);
    }
}
