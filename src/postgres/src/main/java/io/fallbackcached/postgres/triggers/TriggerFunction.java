package io.fallbackcached.postgres.triggers;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The functions that the triggers call: their source, and which version of it a database has. */
final class TriggerFunction {

    /** To be counted up whenever a source changes. */
    static final int VERSION = 1;

    static final String CHANGED = "changed";
    static final String DEFINED = "defined";

    /** What the functions are made to run with. */
    static final String SEARCH_PATH = "search_path=pg_catalog, pg_temp";

    private static final Pattern VERSION_LINE = Pattern.compile("-- FallbackCached triggers, version (\\d+)");

    private TriggerFunction() {}

    /** @param name of the function */
    static String source(String name) {
        return template(name);
    }

    /** @param name of a file beside this class, without its ending */
    static String template(String name) {
        try (InputStream source = TriggerFunction.class.getResourceAsStream(name + ".sql")) {
            if (source == null) {
                throw new IllegalStateException(name + ".sql is missing");
            }
            return new String(source.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /**
     * What is wrong with a database's function of that source; empty if nothing is. One of a later version is taken to be right:
     * triggers are upgraded first, agents one after the other.
     */
    static String fault(String source, String settings) {
        int version = version(source);
        if (version > VERSION) {
            return "";
        }
        if (version < VERSION && version >= 0) {
            return "version " + version + ", while this is " + VERSION;
        }
        boolean same = source.replace("\r", "").equals(source(CHANGED)) && settings.equals(SEARCH_PATH);
        return same ? "" : "the function is not what the script installs";
    }

    /** Negative if it does not say. */
    private static int version(String source) {
        Matcher version = VERSION_LINE.matcher(source);
        return version.find() ? Integer.parseInt(version.group(1)) : -1;
    }
}
