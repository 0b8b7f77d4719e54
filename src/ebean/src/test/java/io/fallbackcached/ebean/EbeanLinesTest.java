package io.fallbackcached.ebean;

import static org.assertj.core.api.Assertions.assertThat;

import io.fallbackcached.core.rules.RefusalCode;
import io.fallbackcached.core.values.IsolatingValuePolicy;
import io.fallbackcached.core.values.Kept;
import io.fallbackcached.core.values.ModuleOpener;
import io.fallbackcached.core.values.ValuePolicy;
import java.io.Closeable;
import java.io.File;
import java.lang.ref.WeakReference;
import java.net.MalformedURLException;
import java.net.URL;
import java.net.URLClassLoader;
import java.util.ArrayList;
import java.util.List;
import java.util.function.UnaryOperator;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The agent's classes in one loader, the application's and its Ebean, of several lines, in another. */
class EbeanLinesTest {

    private static final Pattern AGENT = Pattern.compile("[/\\\\](classes$|fallbackcached-)");
    private static final Pattern LINE_JARS =
            Pattern.compile("ebean-(api|core|core-json|core-type|platform-[a-z0-9]+)-17");

    private final ValuePolicy policy = new IsolatingValuePolicy(List.of(new EbeanValueExtension()), ModuleOpener.NONE);

    @BeforeEach
    void people() {
        var database = TestDatabase.get();
        database.find(Person.class).where().isNotNull("boss").delete();
        database.find(Person.class).delete();
        for (int i = 0; i < 3; i++) {
            Person person = new Person("worker " + i);
            person.setBoss(new Person("boss " + i));
            database.save(person);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"14", "15", "16", "17"})
    void copiesLoadInBatchesAndUpdateWithEachLine(String line) throws Exception {
        try (URLClassLoader loader = loader(application(line, ""))) {
            Object application = loader.loadClass(LineApplication.class.getName())
                    .getConstructor()
                    .newInstance();
            try (Closeable connected = (Closeable) ask(application, TestDatabase.url())) {
                Kept kept = policy.keep(ask(connected, 3));

                assertThat(kept.detail()).isEmpty();
                assertThat((List<?>) ask(connected, kept.give()))
                        .map(String::valueOf)
                        .containsExactly(
                                "boss 0",
                                "boss 1",
                                "boss 2",
                                "bosses in 1",
                                "0 staff in 1",
                                "changed [age]",
                                "stored true");
            }
        }
    }

    @Test
    void anEbeanThatLacksWhatTheZoneCallsIsRefusedByName() throws Exception {
        List<URL> withoutInternals = application("17", "ebean-core");
        try (URLClassLoader loader = loader(withoutInternals)) {
            Kept kept = policy.keep(person(loader));

            assertThat(kept.refusal()).isEqualTo(RefusalCode.VALUE_NOT_COPIED);
            assertThat(kept.detail()).contains("Ebean 17", "is not supported", "io.ebeaninternal");
        }
    }

    @Test
    void nothingKeepsAnApplicationAlive() throws Exception {
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
        try (URLClassLoader loader = loader(application("17", ""))) {
            Object person = person(loader);
            assertThat(policy.keep(person).give()).isNotSameAs(person).hasSameClassAs(person);
            return new WeakReference<>(loader);
        }
    }

    private static Object person(ClassLoader loader) throws ReflectiveOperationException {
        return loader.loadClass(Person.class.getName())
                .getConstructor(String.class)
                .newInstance("ann");
    }

    @SuppressWarnings("unchecked")
    private static Object ask(Object application, Object question) {
        Thread.currentThread().setContextClassLoader(application.getClass().getClassLoader());
        try {
            return ((UnaryOperator<Object>) application).apply(question);
        } finally {
            Thread.currentThread().setContextClassLoader(EbeanLinesTest.class.getClassLoader());
        }
    }

    private static URLClassLoader loader(List<URL> urls) {
        return new URLClassLoader(urls.toArray(new URL[0]), ClassLoader.getPlatformClassLoader());
    }

    /** This test's class path without the agent, its Ebean replaced by that of the line. */
    private static List<URL> application(String line, String without) throws MalformedURLException {
        List<URL> urls = new ArrayList<>();
        for (String entry : System.getProperty("java.class.path").split(File.pathSeparator, -1)) {
            boolean ebean = LINE_JARS.matcher(entry).find();
            boolean agent = AGENT.matcher(entry).find();
            boolean left = !without.isEmpty() && entry.contains(without + "-17");
            if (!agent && !left && !(ebean && !line.equals("17"))) {
                urls.add(new File(entry).toURI().toURL());
            }
        }
        File[] jars = new File(System.getProperty("fallbackcached.ebean-lines"), line).listFiles();
        for (File jar : jars == null ? new File[0] : jars) {
            urls.add(jar.toURI().toURL());
        }
        return urls;
    }
}
