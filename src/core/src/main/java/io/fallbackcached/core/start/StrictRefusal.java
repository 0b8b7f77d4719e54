package io.fallbackcached.core.start;

/**
 * With {@code strict=true} the agent found a reason not to run the application: the premain shell prints the message, each
 * line under the agent's prefix, and ends the JVM. The shell knows this class by its name.
 */
public final class StrictRefusal extends Exception {

    private static final long serialVersionUID = 1L;

    public StrictRefusal(String message) {
        super(message);
    }
}
