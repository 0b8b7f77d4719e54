package io.fallbackcached.postgres.triggers;

import io.fallbackcached.postgres.triggers.TableFinding.State;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** A function that triggers of these names call, as a database has it. Immutable. */
final class InstalledFunction {

    /** By itself: each is as long as a page, and many tables share it. */
    static final String QUERY = "SELECT p.oid, p.proname, p.prosrc,"
            + " coalesce(pg_catalog.array_to_string(p.proconfig, ','), '')"
            + " FROM pg_catalog.pg_proc p WHERE p.oid IN ("
            + "SELECT t.tgfoid FROM pg_catalog.pg_trigger t WHERE t.tgname IN (" + TriggerForm.NAMES + "))";

    private static final Pattern VERSION_LINE = Pattern.compile("-- " + TriggerFunction.COMMENT + "(\\d+)");
    private static final Pattern KEY = Pattern.compile("FROM \\(SELECT .*?AS line", Pattern.DOTALL);

    private final String name;
    private final String source;
    private final String settings;

    /** @param row of {@link #QUERY} */
    InstalledFunction(ResultSet row) throws SQLException {
        this.name = row.getString(2);
        this.source = withoutReturns(row.getString(3));
        this.settings = row.getString(4);
    }

    /**
     * What differs from how it is meant to be; null if nothing does. One of a later version is taken to be right: triggers are
     * upgraded first, agents one after the other.
     */
    @Nullable
    Fault fault(TriggerFunction meant) {
        int version = version();
        if (version > TriggerFunction.VERSION) {
            return null;
        }
        if (version >= 0 && version < TriggerFunction.VERSION) {
            return new Fault(State.OLD, "version " + version + ", while this is " + TriggerFunction.VERSION);
        }
        if (!settings.equals(String.join(",", TriggerFunction.SETTINGS))) {
            return changed();
        }
        if (source.equals(withoutReturns(meant.source()))) {
            return null;
        }
        return isOfAnotherKey() ? new Fault(State.COARSE, "told as a whole, since its key was another one") : changed();
    }

    private Fault changed() {
        return new Fault(State.CHANGED, "the function " + name + " is not what the script installs");
    }

    /** Negative if it does not say. */
    private int version() {
        Matcher version = VERSION_LINE.matcher(source);
        return version.find() ? Integer.parseInt(version.group(1)) : -1;
    }

    /** But for the key it is what it is meant to be. */
    private boolean isOfAnotherKey() {
        return source.equals(TriggerFunction.WHOLE.source())
                || withoutKey(source)
                        .equals(withoutKey(TriggerFunction.byKey(List.of("")).source()));
    }

    /** Scripts may get some on their way. */
    private static String withoutReturns(String source) {
        return source.replace("\r", "");
    }

    private static String withoutKey(String source) {
        return KEY.matcher(source).replaceAll("");
    }
}
