package com.acme.loader.shapes;

import io.fallbackcached.testkit.Scenario;
import io.fallbackcached.testkit.Transcript;
import java.lang.invoke.MethodHandle;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.MethodType;
import java.lang.reflect.Method;
import java.util.concurrent.Callable;
import java.util.function.UnaryOperator;

/** Calls woven methods in every way the language has, each way twice. */
public class EveryWayToCall implements Scenario {

    private final Library library = new Library();

    @Override
    public void run(Transcript out) throws Exception {
        out.line("static initialiser: " + Library.AT_CLASS_INITIALISATION);
        out.line("constructor: " + library.atConstruction);
        out.line("virtual: " + twice(() -> library.find("a")));
        out.line("this: " + twice(() -> library.viaThis("a")));
        out.line("lambda: " + twice(() -> library.viaLambda("a").get()));
        UnaryOperator<String> reference = library.viaReference();
        out.line("reference to private: " + twice(() -> reference.apply("a")));
        out.line("default: " + twice(() -> library.title("a")));
        out.line("static: " + twice(() -> Library.fixed("a")));
        out.line("final synchronized varargs: " + twice(() -> library.total(7, "a", "b")));
        Annex annex = new Annex();
        out.line("override: " + twice(() -> annex.find("b")));
        out.line("super: " + twice(() -> annex.past("b")));
        out.line("enum: " + twice(() -> Currency.EURO.rate("today")));
        out.line("enum constant's body: " + twice(() -> Currency.YEN.rate("today")));
        Method reflected = Library.class.getDeclaredMethod("find", String.class);
        out.line("reflection: " + twice(() -> reflected.invoke(library, "a")));
        MethodHandle handle = MethodHandles.lookup()
                .findVirtual(Library.class, "find", MethodType.methodType(String.class, String.class));
        out.line("method handle: "
                + twice(() -> {
                    try {
                        return (String) handle.invokeExact(library, "a");
                    } catch (Throwable fault) {
                        throw new IllegalStateException(fault);
                    }
                }));
        Library anonymous = new Library() {
            @Override
            String find(String id) {
                return "anonymous " + id + Runs.next();
            }
        };
        out.line("anonymous: " + twice(() -> anonymous.find("a")));
    }

    private static String twice(Callable<?> call) throws Exception {
        return call.call() + ", " + call.call();
    }
}
