package io.fallbackcached.agent;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.InputStream;
import java.net.URL;
import java.net.URLConnection;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.ServiceLoader;
import java.util.Set;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import net.bytebuddy.ByteBuddy;
import net.bytebuddy.implementation.FixedValue;
import net.bytebuddy.implementation.StubMethod;
import net.bytebuddy.matcher.ElementMatchers;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class IsolatedLoaderTest {

    private static final int THREADS = 8;
    private static final int CLASSES = 50;

    @TempDir
    private Path folder;

    private IsolatedLoader loader;

    @BeforeEach
    void openAJar() throws IOException {
        loader = openedAt(folder.resolve("agent.jar"));
    }

    @Test
    void findsAClassUnderTheNameThatNothingElseLooksFor() throws Exception {
        Class<?> type = loader.loadClass("inner.Part0");
        assertThat(type.getClassLoader()).isSameAs(loader);
        assertThat(type.getDeclaredConstructor().newInstance()).hasToString("part 0");
    }

    @Test
    void aClassHasItsPackageAndItsJar() throws Exception {
        Class<?> type = loader.loadClass("inner.Part0");
        assertThat(type.getPackage().getName()).isEqualTo("inner");
        assertThat(type.getProtectionDomain().getCodeSource().getLocation())
                .isEqualTo(folder.resolve("agent.jar").toUri().toURL());
    }

    @Test
    void loadsAClassOnce() throws Exception {
        assertThat(loader.loadClass("inner.Part0")).isSameAs(Class.forName("inner.Part0", true, loader));
    }

    @Test
    void itsOwnClassesComeBeforeTheParents() throws Exception {
        try (PackedJar jar = PackedJar.at(folder.resolve("own-first.jar"))) {
            jar.entry("isolated/inner/Part0.classdata", part(0));
        }
        IsolatedLoader child =
                new IsolatedLoader(folder.resolve("own-first.jar").toFile(), loader);
        assertThat(child.loadClass("inner.Part0").getClassLoader()).isSameAs(child);
        assertThat(child.loadClass("inner.Part1").getClassLoader()).isSameAs(loader);
    }

    @Test
    void theApplicationIsInvisible() {
        assertThatThrownBy(() -> loader.loadClass(IsolatedLoaderTest.class.getName()))
                .isInstanceOf(ClassNotFoundException.class);
        assertThat(loader.getResource("io/fallbackcached/agent/IsolatedLoader.class"))
                .isNull();
    }

    @Test
    void thePlatformIsVisible() throws Exception {
        assertThat(loader.loadClass("java.sql.Connection")).isSameAs(java.sql.Connection.class);
    }

    @Test
    void aClassOfJavaLangInTheJarIsNeverDefined() {
        // Trying to would be a SecurityException.
        assertThatThrownBy(() -> loader.loadClass("java.lang.Seam")).isInstanceOf(ClassNotFoundException.class);
    }

    @Test
    void theBytesOfAClassAreFoundUnderItsUsualName() throws Exception {
        try (InputStream in = loader.getResourceAsStream("inner/Part0.class")) {
            assertThat(in.readAllBytes()).isEqualTo(part(0));
        }
        try (InputStream in = loader.getResourceAsStream("java/lang/Seam.class")) {
            assertThat(in.readAllBytes()).isEqualTo(new byte[] {1, 2, 3});
        }
    }

    @Test
    void readsAResourceByItsAddress() throws Exception {
        URLConnection connection = loader.getResource("inner/text.txt").openConnection();
        connection.connect();
        assertThat(connection.getContentLengthLong()).isEqualTo("text".length());
        try (InputStream in = connection.getInputStream()) {
            assertThat(new String(in.readAllBytes(), StandardCharsets.UTF_8)).isEqualTo("text");
        }
    }

    @Test
    void whatStandsOutsideTheFolderIsNoResource() {
        assertThat(loader.getResource("outside.txt")).isNull();
        assertThat(loader.getResourceAsStream("outside.txt")).isNull();
    }

    @Test
    void listsItsOwnClassFileAndThenTheParents() throws IOException {
        IsolatedLoader child = new IsolatedLoader(folder.resolve("agent.jar").toFile(), loader);
        List<URL> found = Collections.list(child.getResources("inner/Part0.class"));
        assertThat(found).hasSize(2);
        assertThat(found.get(0)).isEqualTo(child.getResource("inner/Part0.class"));
    }

    @Test
    void theClassFilesOfThePlatformAreVisible() {
        assertThat(loader.getResource("java/lang/Object.class")).isNotNull();
    }

    @Test
    void noOtherResourceOfTheParentIs() throws IOException {
        try (PackedJar jar = PackedJar.at(folder.resolve("empty.jar"))) {
            jar.folder("isolated/");
        }
        IsolatedLoader child = new IsolatedLoader(folder.resolve("empty.jar").toFile(), loader);
        assertThat(child.getResource("inner/Part0.class")).isNotNull();
        assertThat(child.getResource("inner/text.txt")).isNull();
        assertThat(child.getResourceAsStream("inner/text.txt")).isNull();
        assertThat(Collections.list(child.getResources("META-INF/services/java.lang.Runnable")))
                .isEmpty();
    }

    @Test
    void doesNotListAResourceTwice() throws IOException {
        assertThat(Collections.list(loader.getResources("inner/text.txt"))).hasSize(1);
        assertThat(Collections.list(loader.getResources("inner/none.txt"))).isEmpty();
    }

    @Test
    void findsServices() {
        assertThat(ServiceLoader.load(CharSequence.class, loader)).isEmpty();
        assertThat(ServiceLoader.load(Runnable.class, loader)).singleElement().hasToString("part 1");
    }

    @ParameterizedTest
    @ValueSource(strings = {"with space", "a+b", "a#b", "a%20b", "a!b", "äöü-日本"})
    void itsJarMayStandAnywhere(String name) throws Exception {
        IsolatedLoader there = openedAt(folder.resolve(name).resolve(name + ".jar"));
        Class<?> type = there.loadClass("inner.Part0");
        assertThat(type.getDeclaredConstructor().newInstance()).hasToString("part 0");
        assertThat(AgentJar.fileOf(type.getProtectionDomain().getCodeSource().getLocation()))
                .exists();
        try (InputStream in = there.getResource("inner/text.txt").openStream()) {
            assertThat(in).hasContent("text");
        }
    }

    @Test
    void manyThreadsLoadTheSameClassesAtOnce() throws Exception {
        CyclicBarrier together = new CyclicBarrier(THREADS);
        ExecutorService threads = Executors.newFixedThreadPool(THREADS);
        try {
            List<Future<List<Class<?>>>> all = new ArrayList<>();
            for (int thread = 0; thread < THREADS; thread++) {
                all.add(threads.submit(() -> loadedTogether(together)));
            }
            Set<Class<?>> distinct = new HashSet<>();
            for (Future<List<Class<?>>> one : all) {
                distinct.addAll(one.get());
            }
            assertThat(distinct).hasSize(CLASSES);
        } finally {
            threads.shutdownNow();
        }
    }

    @Test
    void isNoSharedLock() throws Exception {
        // Parallel capable: a thread that holds the loader itself does not hold up the others.
        ExecutorService other = Executors.newSingleThreadExecutor();
        try {
            Object lock = loader;
            synchronized (lock) {
                Future<Class<?>> loading = other.submit(() -> loader.loadClass("inner.Part3"));
                assertThat(loading.get().getClassLoader()).isSameAs(loader);
            }
        } finally {
            other.shutdownNow();
        }
    }

    private List<Class<?>> loadedTogether(CyclicBarrier together) throws Exception {
        List<Class<?>> loaded = new ArrayList<>();
        for (int number = 0; number < CLASSES; number++) {
            together.await();
            loaded.add(loader.loadClass("inner.Part" + number));
        }
        return loaded;
    }

    private static IsolatedLoader openedAt(Path file) throws IOException {
        try (PackedJar jar = PackedJar.at(file)) {
            jar.folder("isolated/");
            for (int number = 0; number < CLASSES; number++) {
                jar.entry("isolated/inner/Part" + number + ".classdata", part(number));
            }
            jar.entry("isolated/inner/text.txt", "text");
            jar.entry("isolated/java/lang/Seam.classdata", new byte[] {1, 2, 3});
            jar.entry("isolated/META-INF/services/java.lang.Runnable", "inner.Part1\n");
            jar.entry("outside.txt", "outside");
        }
        return new IsolatedLoader(file.toFile(), ClassLoader.getPlatformClassLoader());
    }

    private static byte[] part(int number) {
        return new ByteBuddy()
                .subclass(Object.class)
                .implement(Runnable.class)
                .name("inner.Part" + number)
                .method(ElementMatchers.named("toString"))
                .intercept(FixedValue.value("part " + number))
                .method(ElementMatchers.named("run"))
                .intercept(StubMethod.INSTANCE)
                .make()
                .getBytes();
    }
}
