package io.fallbackcached.core.coherence;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What an answer depends on that is no argument: the database, the user, and what was set in the session (role, search
 * path, settings that policies read). Immutable; equal by content.
 */
public final class Context {

    private final Database database;
    private final List<String> parts;

    /** @param parts the user first, then one setting each, sorted */
    public Context(Database database, List<String> parts) {
        this.database = database;
        this.parts = List.copyOf(parts);
    }

    /** Whether what others write to the database is heard of. */
    public Coverage coverage() {
        return database.coverage();
    }

    Database database() {
        return database;
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return other == this
                || (other instanceof Context
                        && database == ((Context) other).database
                        && parts.equals(((Context) other).parts));
    }

    @Override
    public int hashCode() {
        return parts.hashCode();
    }

    @Override
    public String toString() {
        return database + " " + parts;
    }
}
