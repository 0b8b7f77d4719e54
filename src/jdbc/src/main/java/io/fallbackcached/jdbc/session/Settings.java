package io.fallbackcached.jdbc.session;

import java.util.Collections;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** What was set in one session since it was opened, as far as it can change what a query answers. Not thread-safe. */
final class Settings {

    private static final String ROLE = "role";
    private static final String AUTHORIZATION = "session authorization";

    private static final Set<String> HARMLESS = Set.of(
            "application_name",
            "statement_timeout",
            "lock_timeout",
            "transaction_timeout",
            "idle_in_transaction_session_timeout",
            "idle_session_timeout",
            "client_min_messages",
            "log_min_duration_statement",
            "extra_float_digits",
            "jit",
            "work_mem",
            "maintenance_work_mem",
            "synchronous_commit",
            "autocommit",
            "transaction",
            "transaction snapshot",
            "transaction_read_only",
            "default_transaction_read_only",
            "constraints");

    private SortedMap<String, String> lasting = new TreeMap<>();
    private final SortedMap<String, String> local = new TreeMap<>();

    /** As it was when the transaction began in which something was set; null while there is none. */
    private @Nullable SortedMap<String, String> before;

    private boolean lost;

    /** By lower-case name. Immutable. */
    SortedMap<String, String> current() {
        if (local.isEmpty()) {
            return Collections.unmodifiableSortedMap(new TreeMap<>(lasting));
        }
        SortedMap<String, String> all = new TreeMap<>(lasting);
        all.putAll(local);
        return Collections.unmodifiableSortedMap(all);
    }

    /** Whether it cannot be told any more what is set. */
    boolean isLost() {
        return lost;
    }

    /** @return whether that matters */
    boolean set(String name, String value, boolean transactional) {
        if (HARMLESS.contains(name)) {
            return false;
        }
        remember(transactional);
        local.remove(name);
        if (name.equals(AUTHORIZATION)) {
            lasting.remove(ROLE);
            local.remove(ROLE);
        }
        boolean none = (name.equals(ROLE) || name.equals(AUTHORIZATION))
                && (value.equalsIgnoreCase("none") || value.equalsIgnoreCase("default"));
        if (none) {
            lasting.remove(name);
        } else {
            lasting.put(name, value);
        }
        return true;
    }

    /** @return whether that matters */
    boolean setLocal(String name, String value) {
        if (HARMLESS.contains(name)) {
            return false;
        }
        local.put(name, value);
        return true;
    }

    /** @param name {@code all} for all but who one is */
    void reset(String name, boolean transactional) {
        remember(transactional);
        if (name.equals("all")) {
            retainWho(lasting);
            retainWho(local);
        } else {
            lasting.remove(name);
            local.remove(name);
        }
    }

    void discardAll() {
        lasting = new TreeMap<>();
        local.clear();
        before = null;
        lost = false;
    }

    void lose() {
        lost = true;
    }

    /** Not lost after all: what seemed to change settings has turned out not to. */
    void found() {
        lost = false;
    }

    /** What was set after the savepoint is forgotten, and nobody noted what that was. */
    void rolledBackToSavepoint() {
        if (before != null || !local.isEmpty()) {
            lost = true;
        }
    }

    /** @return whether anything is different now */
    boolean ended(boolean committed) {
        boolean changes = !local.isEmpty();
        local.clear();
        SortedMap<String, String> then = before;
        before = null;
        if (then != null && !committed) {
            lasting = then;
            changes = true;
        }
        return changes;
    }

    private void remember(boolean transactional) {
        if (transactional && before == null) {
            before = new TreeMap<>(lasting);
        }
    }

    private static void retainWho(Map<String, String> settings) {
        settings.keySet().removeIf(name -> !name.equals(ROLE) && !name.equals(AUTHORIZATION));
    }
}
