package io.fallbackcached.postgres;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** What of a session decides which tables its statements mean. Immutable, a key. */
final class SessionSettings {

    // The order in which they can be set: a role must be one of the authorized user's.
    private static final List<String> NAMES = List.of("session_authorization", "role", "search_path");

    private final @Nullable String authorization;
    private final @Nullable String role;
    private final @Nullable String path;
    private final int hash;

    private static final SessionSettings NONE = new SessionSettings(Map.of());

    static SessionSettings of(Map<String, String> settings) {
        return settings.isEmpty() ? NONE : new SessionSettings(settings);
    }

    private SessionSettings(Map<String, String> settings) {
        this.authorization = settings.get("session authorization");
        this.role = settings.get("role");
        this.path = settings.get("search_path");
        this.hash = Objects.hash(authorization, role, path);
    }

    /** Whether strings are read as the SQL standard says; nothing here understands them otherwise. */
    static boolean areStandard(Map<String, String> settings) {
        if (settings.isEmpty()) {
            return true;
        }
        String strings = settings.getOrDefault("standard_conforming_strings", "on");
        return strings.equals("on") || strings.equals("true") || strings.equals("1");
    }

    /** Until the transaction ends. */
    void apply(Connection connection) throws SQLException {
        set(connection, NAMES.get(0), authorization);
        set(connection, NAMES.get(1), role);
        set(connection, NAMES.get(2), path);
    }

    static void set(Connection connection, String name, @Nullable String value) throws SQLException {
        // SET LOCAL … TO DEFAULT
        if (value == null || value.equals("DEFAULT")) {
            return;
        }
        try (PreparedStatement set =
                connection.prepareStatement("SELECT pg_catalog.set_config('" + name + "', ?, true)")) {
            set.setString(1, value);
            set.execute();
        }
    }

    @Override
    public boolean equals(Object other) {
        if (other == this) {
            return true;
        }
        return other instanceof SessionSettings
                && Objects.equals(authorization, ((SessionSettings) other).authorization)
                && Objects.equals(role, ((SessionSettings) other).role)
                && Objects.equals(path, ((SessionSettings) other).path);
    }

    @Override
    public int hashCode() {
        return hash;
    }
}
