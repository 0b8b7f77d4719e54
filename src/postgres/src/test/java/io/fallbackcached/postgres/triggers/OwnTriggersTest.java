package io.fallbackcached.postgres.triggers;

import static org.assertj.core.api.Assertions.assertThat;

import io.fallbackcached.jdbc.sql.DatabaseReader;
import io.fallbackcached.jdbc.sql.Dialect.Endpoint;
import io.fallbackcached.jdbc.sql.Meaning;
import io.fallbackcached.jdbc.sql.SqlText;
import io.fallbackcached.postgres.PostgresDialect;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What is known of the statements of an application whose tables have the triggers. */
class OwnTriggersTest {

    private static final String UPDATE = "update item set name = ? where id = ?";

    private Shop shop;

    @BeforeEach
    void openTheShop() throws SQLException {
        shop = new Shop(ServerOfVersion.VERSIONS[0]).execute("create table item (id int primary key, name text)");
    }

    @AfterEach
    void closeTheShop() throws SQLException {
        shop.close();
    }

    @Test
    void aStatementWritesNoMoreThanItDidWithoutThem() throws SQLException {
        String without = meaning().toString();

        shop.install();

        assertThat(meaning()).hasToString(without);
        assertThat(meaning().writesMore()).isFalse();
    }

    @Test
    void whatSomebodyHasPutInTheirPlaceMayWriteAnything() throws SQLException {
        shop.install()
                .execute("create function other() returns trigger language plpgsql as"
                        + " 'begin delete from item; return null; end'")
                .execute("create or replace trigger fallbackcached_update after update on item"
                        + " for each statement execute function other()");

        assertThat(meaning().writesMore()).isTrue();
    }

    private Meaning meaning() {
        try (DatabaseReader reader = new PostgresDialect().open(endpoint())) {
            return reader.meaning(SqlText.statements(UPDATE).get(0), Map.of(), true);
        }
    }

    private Endpoint endpoint() {
        return new Endpoint() {
            @Override
            public String url() {
                return shop.url();
            }

            @Override
            public String user() {
                return "owner";
            }

            @Override
            public Connection connect() throws SQLException {
                return shop.connect("owner");
            }
        };
    }
}
