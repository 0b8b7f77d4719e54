package io.fallbackcached.jdbc.watch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.fallbackcached.core.coherence.Freshness;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import net.bytebuddy.ByteBuddy;
import net.bytebuddy.description.method.MethodDescription;
import net.bytebuddy.description.modifier.Visibility;
import net.bytebuddy.dynamic.loading.ClassLoadingStrategy;
import net.bytebuddy.implementation.MethodCall;
import net.bytebuddy.matcher.ElementMatcher;
import net.bytebuddy.matcher.ElementMatchers;
import org.h2.jdbcx.JdbcDataSource;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Connections that no driver was seen opening: without a reader, every write counts for every table. */
class AdoptionTest {

    private final JdbcDataSource source = new JdbcDataSource();
    private Connection connection;

    @BeforeEach
    void open() throws SQLException {
        source.setURL("jdbc:h2:mem:adoption");
        connection = source.getConnection();
        execute(connection, "create table if not exists dog (id bigint primary key, name varchar)");
    }

    @AfterEach
    void close() throws SQLException {
        connection.close();
    }

    @Test
    void aDataSourcesConnectionsAreWatchedToo() throws SQLException {
        try (WatchedJvm jvm = new WatchedJvm();
                Connection other = source.getConnection()) {
            Freshness dogs = jvm.keep(() -> query(connection));
            execute(other, "delete from dog");

            assertThat(dogs.holds()).isFalse();
            assertThat(jvm.keep(() -> query(connection)).holds()).isTrue();
            assertThat(jvm.faults()).isEmpty();
        }
    }

    @Test
    void whatWasWrittenBeforeTheAgentCameIsSeenOnceItIsCommitted() throws SQLException {
        connection.setAutoCommit(false);
        execute(connection, "delete from dog");
        try (WatchedJvm jvm = new WatchedJvm();
                Connection other = source.getConnection()) {
            Freshness dogs = jvm.keep(() -> query(other));
            query(connection);
            assertThat(jvm.coherence().here().hasWritten(dogs)).isTrue();
            connection.commit();

            assertThat(dogs.holds()).isFalse();
            assertThat(jvm.coherence().here().hasWritten()).isFalse();
            assertThat(jvm.faults()).isEmpty();
        }
    }

    @Test
    void aPoolsConnectionIsSeenThrough() throws Exception {
        try (WatchedJvm jvm = new WatchedJvm();
                Connection other = source.getConnection();
                Connection pooled = wrapped(source.getConnection())) {
            Freshness dogs = jvm.keep(() -> query(other));
            pooled.setAutoCommit(false);
            execute(pooled, "delete from dog");
            assertThat(dogs.holds()).isTrue();
            assertThat(jvm.coherence().here().hasWritten()).isTrue();
            pooled.commit();

            assertThat(dogs.holds()).isFalse();
            assertThat(jvm.coherence().here().hasWritten()).isFalse();
            assertThat(jvm.faults()).isEmpty();
        }
    }

    @Test
    void aStatementThatCannotTellWhetherItIsClosedIsWatched() throws Exception {
        try (Statement inner = connection.createStatement();
                WatchedJvm jvm = new WatchedJvm();
                Connection other = source.getConnection()) {
            Statement old = wrapper(
                    Statement.class,
                    inner,
                    "com.acme.pool.OldStatement",
                    ElementMatchers.not(ElementMatchers.named("isClosed")));
            assertThatThrownBy(old::isClosed).isInstanceOf(AbstractMethodError.class);
            Freshness dogs = jvm.keep(() -> query(other));

            old.executeUpdate("delete from dog");

            assertThat(dogs.holds()).isFalse();
            assertThat(jvm.faults()).isEmpty();
        }
    }

    private static Connection wrapped(Connection inner) throws ReflectiveOperationException {
        return wrapper(Connection.class, inner, "com.acme.pool.PooledConnection", ElementMatchers.any());
    }

    /**
     * As a home-made pool does it.
     *
     * @param passedOn which methods it has; one of before JDBC 4 lacks some
     */
    private static <T> T wrapper(
            Class<T> type, T inner, String name, ElementMatcher<? super MethodDescription> passedOn)
            throws ReflectiveOperationException {
        Object wrapper = new ByteBuddy()
                .subclass(Object.class)
                .name(name)
                .implement(type)
                .defineField("inner", type, Visibility.PUBLIC)
                .method(ElementMatchers.isAbstract().and(passedOn))
                .intercept(MethodCall.invokeSelf().onField("inner").withAllArguments())
                .make()
                .load(AdoptionTest.class.getClassLoader(), ClassLoadingStrategy.Default.WRAPPER)
                .getLoaded()
                .getConstructor()
                .newInstance();
        wrapper.getClass().getField("inner").set(wrapper, inner);
        return type.cast(wrapper);
    }

    private static void query(Connection connection) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.executeQuery("select * from dog");
        }
    }

    private static void execute(Connection connection, String sql) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }
}
