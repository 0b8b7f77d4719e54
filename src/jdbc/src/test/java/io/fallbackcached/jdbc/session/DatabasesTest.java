package io.fallbackcached.jdbc.session;

import static org.assertj.core.api.Assertions.assertThat;

import io.fallbackcached.core.coherence.Coherence;
import io.fallbackcached.core.coherence.Context;
import io.fallbackcached.core.coherence.Database;
import io.fallbackcached.core.coherence.Doubt;
import io.fallbackcached.core.coherence.Freshness;
import io.fallbackcached.core.coherence.LoadScope;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class DatabasesTest {

    private static final String PRODUCT = "jdbc:postgresql";

    private final Coherence coherence = new Coherence();
    private final Databases databases = new Databases(coherence);
    private final Database primary = databases.of(PRODUCT, Optional.of("cluster 1 database 5 at port 5432"));

    @Test
    void aWriteReachesWhatMayBeTheSameDatabaseAfterAFailOver() {
        Database promoted = databases.of(PRODUCT, Optional.of("cluster 1 database 5 at port 5433"));
        Freshness there = answer(promoted);
        write(primary);

        assertThat(there.holds()).isFalse();
    }

    @Test
    void aWriteDoesNotReachAnotherDatabaseOfTheSameServer() {
        Database other = databases.of(PRODUCT, Optional.of("cluster 1 database 6 at port 5432"));
        Freshness there = answer(other);
        write(primary);

        assertThat(there.holds()).isTrue();
    }

    @Test
    void aWriteReachesADatabaseThatCannotBeToldApartAndTheOtherWayRound() {
        Database unknown = databases.of(PRODUCT, Optional.empty());
        Freshness there = answer(unknown);
        Freshness here = answer(primary);
        write(primary);
        assertThat(there.holds()).isFalse();

        write(unknown);
        assertThat(here.holds()).isFalse();
    }

    private void write(Database database) {
        Doubt doubt = database.doubt();
        databases.doubtOthers(PRODUCT, database, "update", doubt);
        doubt.committed();
    }

    private Freshness answer(Database database) {
        LoadScope load = coherence.here().begin();
        load.reads(
                coherence.session(new Context(database, List.of("app"))), database.table("public.item"), "select", "");
        return Objects.requireNonNull(load.end(List.of()).freshness());
    }
}
