package io.fallbackcached.jdbc.tenant;

import static org.assertj.core.api.Assertions.assertThat;

import io.fallbackcached.core.coherence.Coherence;
import java.io.PrintWriter;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.logging.Logger;
import javax.sql.DataSource;
import org.junit.jupiter.api.Test;

class ChoosersTest {

    private final Coherence coherence = new Coherence();
    private final Choosers choosers = new Choosers(coherence);

    @Test
    void aDataSourceWithPlaceForSeveralChooses() {
        choosers.asked(new ByName());

        assertThat(coherence.isAmbiguous()).isTrue();
    }

    @Test
    void soDoesOneThatHoldsSeveral() {
        PrimaryAndReplica source = new PrimaryAndReplica();
        source.others.add(new Plain());
        choosers.asked(source);
        assertThat(coherence.isAmbiguous()).isFalse();

        source.others.add(new Plain());
        choosers.asked(source);
        assertThat(coherence.isAmbiguous()).isTrue();
    }

    @Test
    void oneThatPassesOnOrMakesConnectionsItselfDoesNot() {
        choosers.asked(new Plain());
        choosers.asked(new PassingOn(new Plain()));

        assertThat(coherence.isAmbiguous()).isFalse();
    }

    @Test
    void oneThatTellsByWhatItChoosesIsAskedInstead() {
        ByName source = new ByName();
        coherence.tenancy().learn(source, asked -> "a");
        choosers.asked(source);

        assertThat(coherence.isAmbiguous()).isFalse();
    }

    private static class Plain implements DataSource {

        @Override
        public Connection getConnection() throws SQLException {
            throw new UnsupportedOperationException();
        }

        @Override
        public Connection getConnection(String user, String password) {
            throw new UnsupportedOperationException();
        }

        @Override
        public PrintWriter getLogWriter() {
            throw new UnsupportedOperationException();
        }

        @Override
        public void setLogWriter(PrintWriter writer) {}

        @Override
        public void setLoginTimeout(int seconds) {}

        @Override
        public int getLoginTimeout() {
            return 0;
        }

        @Override
        public Logger getParentLogger() {
            return Logger.getGlobal();
        }

        @Override
        public <T> T unwrap(Class<T> type) {
            throw new UnsupportedOperationException();
        }

        @Override
        public boolean isWrapperFor(Class<?> type) {
            return false;
        }
    }

    private static final class ByName extends Plain {
        final Map<String, DataSource> sources = new ConcurrentHashMap<>();

        @Override
        public Connection getConnection() throws SQLException {
            return sources.values().iterator().next().getConnection();
        }
    }

    private static final class PrimaryAndReplica extends Plain {
        final List<Object> others = new ArrayList<>();
    }

    private static final class PassingOn extends Plain {
        final DataSource other;

        PassingOn(DataSource other) {
            this.other = other;
        }

        @Override
        public Connection getConnection() throws SQLException {
            return other.getConnection();
        }
    }
}
