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
import java.util.List;
import java.util.Properties;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Runs the scenario in this JVM, so that a debugger stops in it: its package is defined anew in a {@link ThrowAwayLoader}
 * after the agent has started, and the agent is stopped afterwards. Takes over standard output, standard error and system
 * properties for that time: one run at a time.
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
            Class<?> type = ThrowAwayLoader.around(setup.scenario())
                    .loadClass(setup.scenario().getName());
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
