package io.fallbackcached.testkit;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.lang.instrument.Instrumentation;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Properties;
import java.util.Set;
import java.util.jar.JarEntry;
import java.util.jar.JarFile;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Runs the scenario in this JVM, so that a debugger stops in it: its package, and the libraries of its own that the tests have
 * too, are defined anew in a {@link ThrowAwayLoader} after the agent has started, and the agent is stopped afterwards. Takes
 * over standard output, standard error and system properties for that time: one run at a time.
 */
public final class InProcessHarness implements Harness {

    private final AgentStarter starter;
    private final Instrumentation instrumentation;

    public InProcessHarness(AgentStarter starter, Instrumentation instrumentation) {
        this.starter = starter;
        this.instrumentation = instrumentation;
    }

    @Override
    public Outcome run(Setup setup) {
        synchronized (InProcessHarness.class) {
            Properties properties = (Properties) System.getProperties().clone();
            PrintStream out = System.out;
            PrintStream err = System.err;
            ByteArrayOutputStream outBytes = new ByteArrayOutputStream();
            ByteArrayOutputStream errBytes = new ByteArrayOutputStream();
            List<String> lines = Collections.synchronizedList(new ArrayList<>());
            setup.systemProperties().forEach(System::setProperty);
            System.setOut(new PrintStream(outBytes, true, StandardCharsets.UTF_8));
            System.setErr(new PrintStream(errBytes, true, StandardCharsets.UTF_8));
            int exitCode = 0;
            try {
                runWithAgent(setup, lines::add);
            } catch (Exception | Error fault) {
                fault.printStackTrace();
                exitCode = 1;
            } finally {
                System.setOut(out);
                System.setErr(err);
                System.setProperties(properties);
            }
            return new Outcome(exitCode, lines, linesOf(outBytes), linesOf(errBytes));
        }
    }

    @Override
    public String toString() {
        return "in-process";
    }

    private void runWithAgent(Setup setup, Transcript transcript) throws Exception {
        Path rules = rulesFile(setup);
        AutoCloseable agent = setup.agent() ? starter.start(setup.agentArguments(rules), instrumentation) : () -> {};
        try {
            Class<?> type = applicationLoader(setup).loadClass(setup.scenario().getName());
            type.asSubclass(Scenario.class)
                    .getDeclaredConstructor()
                    .newInstance()
                    .run(transcript);
        } finally {
            agent.close();
            if (rules != null) {
                Files.delete(rules);
            }
        }
    }

    private static ClassLoader applicationLoader(Setup setup) throws IOException {
        Set<String> libraries = new HashSet<>();
        for (Path entry : setup.classPath()) {
            if (Files.isRegularFile(entry)) {
                try (JarFile jar = new JarFile(entry.toFile())) {
                    jar.stream().map(InProcessHarness::className).forEach(libraries::add);
                }
            }
        }
        String prefix = setup.scenario().getPackageName() + ".";
        return new ThrowAwayLoader(
                setup.scenario().getClassLoader(), name -> name.startsWith(prefix) || libraries.contains(name));
    }

    /** Some are there only for newer JDKs: the loader of the tests knows which. */
    private static String className(JarEntry entry) {
        return entry.getName()
                .replaceFirst("^META-INF/versions/\\d+/", "")
                .replace(".class", "")
                .replace('/', '.');
    }

    private static @Nullable Path rulesFile(Setup setup) {
        String text = setup.rules();
        if (text == null) {
            return null;
        }
        try {
            return Files.writeString(Files.createTempFile("rules", ".yaml"), text);
        } catch (IOException fault) {
            throw new UncheckedIOException(fault);
        }
    }

    private static List<String> linesOf(ByteArrayOutputStream bytes) {
        return bytes.toString(StandardCharsets.UTF_8).lines().collect(Collectors.toList());
    }
}
