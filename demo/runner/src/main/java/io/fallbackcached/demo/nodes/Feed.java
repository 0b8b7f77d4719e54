package io.fallbackcached.demo.nodes;

import java.util.Locale;

/** By what an agent hears of writes that its own JVM did not make. */
enum Feed {
    NOTIFY(false, "agents tell each other; nothing to install, no privilege"),
    TRIGGERS(true, "the tables' own triggers tell; a DBA installs them once"),
    LOGICAL(true, "the server's log tells, by rows; needs wal_level=logical and a role that may replicate");

    private final boolean hearsAnybody;
    private final String meaning;

    Feed(boolean hearsAnybody, String meaning) {
        this.hearsAnybody = hearsAnybody;
        this.meaning = meaning;
    }

    /** As the agent's option and its log have it. */
    String option() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** Whether writes by those without an agent are heard too. */
    boolean hearsAnybody() {
        return hearsAnybody;
    }

    String meaning() {
        return meaning;
    }
}
