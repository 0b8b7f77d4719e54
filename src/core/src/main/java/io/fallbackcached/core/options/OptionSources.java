package io.fallbackcached.core.options;

import io.fallbackcached.core.rules.Diagnostic;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * Looks an option up where it may stand, the source that is nearest to the agent first. A value that cannot be read is
 * noted and passed over. Not thread-safe.
 */
final class OptionSources {

    private final Map<String, String> arguments;
    private final Function<String, @Nullable String> properties;
    private final Function<String, @Nullable String> environment;
    private final List<Diagnostic> diagnostics;

    OptionSources(
            Map<String, String> arguments,
            Function<String, @Nullable String> properties,
            Function<String, @Nullable String> environment,
            List<Diagnostic> diagnostics) {
        this.arguments = arguments;
        this.properties = properties;
        this.environment = environment;
        this.diagnostics = diagnostics;
    }

    <T> T read(OptionKey key, Reading<T> reading) {
        String name = key.written();
        String property = key.systemProperty();
        String variable = key.environmentVariable();
        T value = read("agent argument '" + name + "'", arguments.get(name), reading);
        if (value == null) {
            value = read("system property " + property, properties.apply(property), reading);
        }
        if (value == null) {
            value = read("environment variable " + variable, environment.apply(variable), reading);
        }
        return value == null ? otherwise(key, reading) : value;
    }

    private <T> @Nullable T read(String location, @Nullable String text, Reading<T> reading) {
        if (text == null) {
            return null;
        }
        try {
            return reading.read(text.strip());
        } catch (BadOptionException e) {
            diagnostics.add(Diagnostic.error(location, e.reason(), e.suggestion()));
            return null;
        }
    }

    private static <T> T otherwise(OptionKey key, Reading<T> reading) {
        try {
            return reading.read(key.otherwise());
        } catch (BadOptionException e) {
            throw new IllegalStateException("bad default of " + key, e);
        }
    }

    interface Reading<T> {
        T read(String text) throws BadOptionException;
    }
}
