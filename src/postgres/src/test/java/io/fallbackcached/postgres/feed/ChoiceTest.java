package io.fallbackcached.postgres.feed;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.fallbackcached.core.coherence.Coherence;
import io.fallbackcached.core.coherence.Database;
import io.fallbackcached.core.coherence.Doubt;
import io.fallbackcached.core.watch.FeedSettings;
import io.fallbackcached.jdbc.feed.FeedSetup;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class ChoiceTest {

    private final ScriptedWay strong = new ScriptedWay("strong");
    private final ScriptedWay weak = new ScriptedWay("weak");
    private final Lease lease = new Lease("me", Duration.ofSeconds(5), System::nanoTime);

    @Test
    void aWayThatWasHadIsWaitedForBeforeAWeakerOneIsTaken() throws SQLException {
        Choice choice = choice(Duration.ofHours(1));
        choice.open(new Nothing(), lease);
        strong.unavailable = "no slot is free";

        assertThatThrownBy(() -> choice.open(new Nothing(), lease))
                .isInstanceOf(SQLException.class)
                .hasMessage("it cannot be had again yet: no slot is free");
        assertThat(weak.opened).hasValue(0);

        strong.unavailable = "";
        assertThat(choice.open(new Nothing(), lease)).isNotNull();
        assertThat(choice.feed()).isEqualTo("feed strong");
    }

    @Test
    void itIsNotWaitedForForEver() throws SQLException {
        Choice choice = choice(Duration.ZERO);
        choice.open(new Nothing(), lease);
        strong.unavailable = "no slot is free";

        assertThat(choice.open(new Nothing(), lease)).isNotNull();
        assertThat(choice.toString()).isEqualTo("feed weak (strong: no slot is free)");
    }

    @Test
    void aWayThatNeverWasHadIsNotWaitedFor() throws SQLException {
        strong.unavailable = "no slot is free";

        assertThat(choice(Duration.ofHours(1)).open(new Nothing(), lease)).isNotNull();
        assertThat(weak.opened).hasValue(1);
    }

    private Choice choice(Duration patience) {
        return new Choice(List.of(strong, weak), false, patience);
    }

    private static final class Nothing implements FeedSetup {
        private final Database database = new Coherence().database("nothing");

        @Override
        public Database database() {
            return database;
        }

        @Override
        public FeedSettings settings() {
            return FeedSettings.NONE;
        }

        @Override
        public Connection connect(Map<String, String> properties) {
            throw new UnsupportedOperationException();
        }

        @Override
        public Doubt doubt() {
            return database.doubt();
        }

        @Override
        public void tablesDefined() {}
    }
}
