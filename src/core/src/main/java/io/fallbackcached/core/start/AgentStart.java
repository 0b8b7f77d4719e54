package io.fallbackcached.core.start;

import io.fallbackcached.core.options.AgentOptions;
import io.fallbackcached.core.rules.Diagnostic;
import io.fallbackcached.core.rules.file.RuleBook;
import io.fallbackcached.core.rules.file.RulesFiles;
import java.lang.instrument.Instrumentation;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * What the start shell makes, by name, in the isolated loader, and then calls by a type that both sides know: with the
 * parameters of {@link #start}, in that order.
 */
public final class AgentStart implements Function<@Nullable Object[], AutoCloseable> {

    /** For the shell. */
    public AgentStart() {}

    @Override
    public AutoCloseable apply(@Nullable Object[] parameters) {
        return start(
                (String) parameters[0],
                (Instrumentation) Objects.requireNonNull(parameters[1]),
                Boolean.TRUE.equals(parameters[2]));
    }

    /**
     * Starts the agent.
     *
     * @param arguments what follows the jar's name after {@code =}, or null
     * @param attached whether classes of the application may be loaded already
     * @return closes the agent and gives the application its own bytecode back; its text is a one-line status
     * @throws StrictRefusal with {@code strict=true}, if there is any mistake in options or rules
     */
    public static AutoCloseable start(@Nullable String arguments, Instrumentation instrumentation, boolean attached) {
        AgentOptions options = AgentOptions.read(arguments, SystemProperties.INSTANCE, EnvironmentVariables.INSTANCE);
        LogSettings.apply(options);
        RuleBook book = RulesFiles.read(options.rules());
        List<Diagnostic> diagnostics = new ArrayList<>(options.diagnostics());
        diagnostics.addAll(book.diagnostics());
        if (options.strict()) {
            refuseMistakes(diagnostics);
        }
        StartReport report = new StartReport(options, book);
        report.mistakes(diagnostics);
        if (!options.enabled() || !book.enabled()) {
            report.switchedOff();
            return new SwitchedOff();
        }
        return RunningAgent.start(options, book, report, instrumentation, attached);
    }

    private static void refuseMistakes(List<Diagnostic> diagnostics) {
        List<Diagnostic> errors =
                diagnostics.stream().filter(Diagnostic::isError).collect(Collectors.toUnmodifiableList());
        if (!errors.isEmpty()) {
            throw new StrictRefusal(errors);
        }
    }

    /** A class and no lambda, as on all of a start's way: the first lambda of a JVM is dear. */
    private static final class SystemProperties implements Function<String, @Nullable String> {
        static final SystemProperties INSTANCE = new SystemProperties();

        @Override
        public @Nullable String apply(String name) {
            return System.getProperty(name);
        }
    }

    private static final class EnvironmentVariables implements Function<String, @Nullable String> {
        static final EnvironmentVariables INSTANCE = new EnvironmentVariables();

        @Override
        public @Nullable String apply(String name) {
            return System.getenv(name);
        }
    }

    /** Holds the place of an agent that was told not to do anything. */
    private static final class SwitchedOff implements AutoCloseable {

        @Override
        public void close() {}

        @Override
        public String toString() {
            return "switched off";
        }
    }
}
