package io.fallbackcached.agent;

import java.io.File;
import java.net.URL;
import java.security.CodeSource;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** The jar that the shell's classes came from. */
final class AgentJar {

    private AgentJar() {}

    static File own() {
        return Objects.requireNonNull(find(), "checked before");
    }

    /** Null if the classes did not come from a jar file, as in an application's fat jar. */
    static @Nullable File find() {
        CodeSource source = FallbackCachedAgent.class.getProtectionDomain().getCodeSource();
        return source == null ? null : fileOf(source.getLocation());
    }

    static @Nullable File fileOf(@Nullable URL location) {
        try {
            if (location == null || !"file".equals(location.getProtocol())) {
                return null;
            }
            File file = new File(location.toURI());
            return file.isFile() ? file : null;
        } catch (Exception unusable) {
            return null;
        }
    }
}
