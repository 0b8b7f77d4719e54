package io.fallbackcached.core.weave;

import io.fallbackcached.core.rules.Action;
import io.fallbackcached.core.rules.CacheSettings;
import io.fallbackcached.core.rules.MethodPlan;
import io.fallbackcached.core.rules.PlanNumbers;
import io.fallbackcached.core.rules.PlannedRule;
import io.fallbackcached.core.rules.Rule;
import io.fallbackcached.core.rules.Scope;
import java.io.IOException;
import java.io.InputStream;
import java.lang.invoke.CallSite;
import java.lang.invoke.ConstantCallSite;
import java.lang.invoke.MethodHandle;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.MethodType;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import net.bytebuddy.agent.ByteBuddyAgent;
import net.bytebuddy.jar.asm.Type;

/** The subject classes with every method woven, in a loader of their own, linked to answers that a test scripts. */
final class WovenSubject {

    static final String PACKAGE = "io.fallbackcached.core.weave.subject.";

    /** What happened, in order: {@code enter name[args]}, {@code exit name value}, {@code fail name exception}. */
    final List<String> events = new ArrayList<>();

    /** What enter answers; the ticket if it is this list itself. */
    Object answer = events;

    private final Seam seam = Seam.open(ByteBuddyAgent.install());
    private final PlanNumbers numbers = new PlanNumbers();
    private final Action action;
    private final Scope scope;
    private final ClassLoader loader = new Loader();

    WovenSubject(Action action, Scope scope) throws ReflectiveOperationException {
        this.action = action;
        this.scope = scope;
        MethodHandles.Lookup lookup = MethodHandles.lookup();
        seam.connect(lookup.findVirtual(
                        WovenSubject.class,
                        "link",
                        MethodType.methodType(
                                CallSite.class, MethodHandles.Lookup.class, String.class, MethodType.class, int.class))
                .bindTo(this));
    }

    Class<?> type(String simpleName) throws ClassNotFoundException {
        return Class.forName(PACKAGE + simpleName, true, loader);
    }

    Object call(String methodName, Object... arguments) throws ReflectiveOperationException {
        Class<?> shop = type("Shop");
        return method(shop, methodName).invoke(shop.getConstructor().newInstance(), arguments);
    }

    Method method(Class<?> type, String methodName) {
        return Arrays.stream(type.getMethods())
                .filter(method -> method.getName().equals(methodName))
                .findFirst()
                .orElseThrow();
    }

    int bodies() throws ReflectiveOperationException {
        return type("Shop").getField("bodies").getInt(null);
    }

    byte[] weave(String className) throws IOException {
        return new ClassWeaver(numbers).weave(classFile(className), plans(className));
    }

    CallSite link(MethodHandles.Lookup caller, String name, MethodType type, int plan)
            throws ReflectiveOperationException {
        MethodHandle target = MethodHandles.lookup()
                .findVirtual(
                        WovenSubject.class,
                        name,
                        MethodType.methodType(type.returnType(), String.class, Object[].class))
                .bindTo(this)
                .bindTo(numbers.plan(plan).methodName());
        return new ConstantCallSite(
                target.asCollector(Object[].class, type.parameterCount()).asType(type));
    }

    Object enter(String method, Object[] arguments) throws Throwable {
        events.add("enter " + method + Arrays.deepToString(arguments));
        return answer == events ? seam.newTicket().invoke((Object) method) : answer;
    }

    void exit(String method, Object[] arguments) throws Throwable {
        events.add("exit " + seam.loadOf().invoke(arguments[arguments.length - 1])
                + (arguments.length == 1 ? "" : " " + printed(arguments[0])));
    }

    void fail(String method, Object[] arguments) throws Throwable {
        events.add("fail " + seam.loadOf().invoke(arguments[1]) + " " + arguments[0]);
    }

    private static String printed(Object value) {
        return value instanceof int[] ? Arrays.toString((int[]) value) : String.valueOf(value);
    }

    private List<MethodPlan> plans(String className) throws IOException {
        try {
            return Arrays.stream(Class.forName(className).getDeclaredMethods())
                    .filter(method -> !method.isSynthetic() && !Modifier.isAbstract(method.getModifiers()))
                    .filter(method -> (method.getReturnType() == void.class) == (action == Action.EVICT))
                    .map(this::plan)
                    .collect(Collectors.toList());
        } catch (ClassNotFoundException missing) {
            throw new IOException(missing);
        }
    }

    private MethodPlan plan(Method method) {
        Rule rule = new Rule(
                "test",
                "test",
                action,
                false,
                CacheSettings.DEFAULTS.toBuilder().scope(scope).build());
        List<Integer> all =
                IntStream.range(0, method.getParameterCount()).boxed().collect(Collectors.toList());
        return new MethodPlan(
                method.getDeclaringClass().getName(),
                method.getName(),
                Type.getMethodDescriptor(method),
                Modifier.isStatic(method.getModifiers()),
                Modifier.isSynchronized(method.getModifiers()),
                List.of(new PlannedRule(rule, all)));
    }

    static byte[] classFile(String className) throws IOException {
        try (InputStream in =
                WovenSubject.class.getClassLoader().getResourceAsStream(className.replace('.', '/') + ".class")) {
            return in.readAllBytes();
        }
    }

    private final class Loader extends ClassLoader {

        Loader() {
            super(WovenSubject.class.getClassLoader());
        }

        @Override
        protected Class<?> loadClass(String name, boolean resolve) throws ClassNotFoundException {
            if (!name.startsWith(PACKAGE)) {
                return super.loadClass(name, resolve);
            }
            synchronized (getClassLoadingLock(name)) {
                Class<?> loaded = findLoadedClass(name);
                return loaded != null ? loaded : define(name);
            }
        }

        private Class<?> define(String name) throws ClassNotFoundException {
            try {
                byte[] woven = weave(name);
                return defineClass(name, woven, 0, woven.length);
            } catch (IOException missing) {
                throw new ClassNotFoundException(name, missing);
            }
        }
    }
}
