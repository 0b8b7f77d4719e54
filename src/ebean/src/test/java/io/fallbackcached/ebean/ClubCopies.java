package io.fallbackcached.ebean;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;

import io.ebean.Database;
import io.fallbackcached.core.values.IsolatingValuePolicy;
import io.fallbackcached.core.values.Kept;
import io.fallbackcached.core.values.ModuleOpener;
import io.fallbackcached.core.values.ValuePolicy;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;

/** A club with two players in the database, and what is kept of it. */
@SuppressWarnings("NullAway")
abstract class ClubCopies {

    final Database database = TestDatabase.get();
    final ValuePolicy policy = new IsolatingValuePolicy(List.of(new EbeanValueExtension()), ModuleOpener.NONE);

    @BeforeEach
    void club() {
        database.find(Player.class).delete();
        database.find(Club.class).delete();
        Club club = new Club("Rovers");
        club.setTown("Bristol");
        club.getColours().add("blue");
        club.getSettings().put("ground", Map.of("seats", 300));
        club.getPlayers().add(new Player("ann"));
        club.getPlayers().add(new Player("kim"));
        database.save(club);
    }

    Club query() {
        return requireNonNull(
                database.find(Club.class).fetch("players").fetch("byNick").findOne());
    }

    Club stored() {
        return requireNonNull(database.find(Club.class).findOne());
    }

    @SuppressWarnings({"unchecked", "unused"}) // the second parameter says what type to expect
    static <T> T give(Kept kept, T like) {
        return (T) kept.give();
    }

    <T> Kept kept(T value) {
        Kept kept = policy.keep(value);
        assertThat(kept.detail()).isEmpty();
        for (int i = 0; i < timesBefore(); i++) {
            assertThat(kept.give()).isNotSameAs(value);
        }
        return kept;
    }

    /** From the third time on a value is given out by its script. */
    int timesBefore() {
        return 2;
    }
}
