package io.fallbackcached.agent;

import org.jspecify.annotations.Nullable;

/** Says politely what would otherwise be an {@link UnsupportedClassVersionError}. */
final class JavaVersionCheck implements BootstrapCheck {

    private static final int OLDEST = 11;

    private final @Nullable String version;

    /** @param version the system property {@code java.specification.version}: 1.8, 11, 25 */
    JavaVersionCheck(@Nullable String version) {
        this.version = version;
    }

    @Override
    public Verdict verdict() {
        return feature() >= OLDEST
                ? Verdict.GO
                : Verdict.stayOut("needs Java " + OLDEST + " or later, this is " + version
                        + ": not started, the application runs without caching");
    }

    private int feature() {
        try {
            String text = String.valueOf(version);
            return Integer.parseInt(text.startsWith("1.") ? text.substring(2) : text);
        } catch (NumberFormatException unknown) {
            return 0;
        }
    }
}
