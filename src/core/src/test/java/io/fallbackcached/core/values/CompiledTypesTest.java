package io.fallbackcached.core.values;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.lang.ref.WeakReference;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Date;
import java.util.List;
import javax.tools.ToolProvider;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Types that belong to a class loader of their own. */
@SuppressWarnings({"JavaUtilDate", "JdkObsolete"}) // old values are the mutable ones
class CompiledTypesTest {

    private final ValuePolicy policy = new IsolatingValuePolicy(List.of(), ModuleOpener.NONE);

    @TempDir
    Path directory;

    @Test
    void aRecordOfImmutablesIsShared() throws Exception {
        Object value = record("String name, int age", "\"ann\", 3");

        assertThat(policy.keep(value).give()).isSameAs(value);
    }

    @Test
    void aRecordOfMutablesIsCopiedThroughItsConstructor() throws Exception {
        Object value = record("String name, java.util.Date born", "\"ann\", new java.util.Date(1)");
        Kept kept = policy.keep(value);

        born(value).setTime(77);
        born(kept.give()).setTime(88);

        assertThat(born(kept.give())).isEqualTo(new Date(1));
        assertThat(kept.give()).hasSameClassAs(value);
    }

    @Test
    void nothingKeepsTheClassesOfADroppedValueAlive() throws Exception {
        WeakReference<ClassLoader> loader = keepAndDrop();

        for (int i = 0; i < 50 && loader.get() != null; i++) {
            System.gc();
            byte[][] pressure = new byte[16][];
            for (int j = 0; j < pressure.length; j++) {
                pressure[j] = new byte[1 << 20];
            }
        }

        assertThat(loader.get()).isNull();
    }

    private WeakReference<ClassLoader> keepAndDrop() throws Exception {
        Object value = instance("public class Thing { public java.util.List<Object> list = new java.util.ArrayList<>();"
                + " public Object self = this; public static Object create() { return new Thing(); } }");
        List<Object> kept = new ArrayList<>(List.of(policy.keep(value).give()));
        policy.keep(kept).give();
        return new WeakReference<>(value.getClass().getClassLoader());
    }

    private Object record(String components, String arguments) throws Exception {
        assumeTrue(Runtime.version().feature() >= 16);
        return instance("public record Thing(" + components + ") { public static Object create() { return new Thing("
                + arguments + "); } }");
    }

    private static Date born(Object value) throws Exception {
        return (Date) value.getClass().getMethod("born").invoke(value);
    }

    private Object instance(String source) throws Exception {
        Path file = Files.writeString(directory.resolve("Thing.java"), source);
        assertThat(ToolProvider.getSystemJavaCompiler().run(null, null, null, file.toString()))
                .isZero();
        ClassLoader loader =
                new URLClassLoader(new URL[] {directory.toUri().toURL()}, ClassLoader.getPlatformClassLoader());
        return loader.loadClass("Thing").getMethod("create").invoke(null);
    }
}
