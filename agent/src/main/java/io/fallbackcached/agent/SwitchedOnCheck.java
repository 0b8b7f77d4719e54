package io.fallbackcached.agent;

import org.jspecify.annotations.Nullable;

/**
 * The off switch: the agent argument {@code enabled=false}, else {@code -Dfallbackcached.enabled=false}, else the environment
 * variable {@code FALLBACKCACHED_ENABLED=false}. The first that is given decides, as for every option. Off is silent and
 * loads nothing.
 */
final class SwitchedOnCheck implements BootstrapCheck {

    private final @Nullable String arguments;
    private final @Nullable String property;
    private final @Nullable String environment;

    SwitchedOnCheck(@Nullable String arguments, @Nullable String property, @Nullable String environment) {
        this.arguments = arguments;
        this.property = property;
        this.environment = environment;
    }

    @Override
    public Verdict verdict() {
        String argument = argument();
        String enabled = argument != null ? argument : property != null ? property : environment;
        return enabled != null && "false".equalsIgnoreCase(enabled.trim()) ? Verdict.STAY_OUT_SILENTLY : Verdict.GO;
    }

    private @Nullable String argument() {
        if (arguments != null) {
            // What is quoted is left to the isolated part: a rules file may have any name.
            for (String argument : arguments.replaceAll("'[^']*'", "'").split(",", -1)) {
                String trimmed = argument.trim();
                if (trimmed.startsWith("enabled=")) {
                    return trimmed.substring("enabled=".length());
                }
            }
        }
        return null;
    }
}
