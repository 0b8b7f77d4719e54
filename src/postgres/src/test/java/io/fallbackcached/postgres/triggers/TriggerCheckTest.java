package io.fallbackcached.postgres.triggers;

import static org.assertj.core.api.Assertions.assertThat;

import io.fallbackcached.postgres.triggers.TableFinding.State;
import java.sql.SQLException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.Parameter;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.FieldSource;

@ParameterizedClass
@FieldSource("io.fallbackcached.postgres.triggers.ServerOfVersion#VERSIONS")
class TriggerCheckTest {

    @Parameter
    private String version;

    private Shop shop;

    @BeforeEach
    void openTheShop() throws SQLException {
        shop = new Shop(version).execute("create table item (id int primary key, name text)");
    }

    @AfterEach
    void closeTheShop() throws SQLException {
        shop.close();
    }

    @Test
    void findsTablesWithoutTriggers() throws SQLException {
        assertThat(shop.check().toString())
                .startsWith("public.item: no trigger\n0 of 1 tables have the triggers of version 1\n");
        shop.install().execute("create table cart (id int)");
        TriggerCheck check = shop.check();
        assertThat(check.isComplete()).isFalse();
        assertThat(check.told()).containsExactly("public.item");
        assertThat(check.untold()).containsExactly("public.cart");
        assertThat(check.toString())
                .startsWith("public.cart: no trigger\n1 of 2 tables have the triggers of version 1\n")
                .contains("PREPARE TRANSACTION", "event trigger");
    }

    @Test
    void findsNothingWrongWithWhatTheScriptInstalled() throws SQLException {
        shop.install();
        assertThat(shop.check().isComplete()).isTrue();
        assertThat(shop.check().findings()).singleElement().hasToString("public.item: told");
    }

    @Test
    void findsTriggersThatAreMissing() throws SQLException {
        finds("drop trigger fallbackcached_truncate on item", State.MISSING, "fallbackcached_truncate missing");
    }

    @Test
    void findsTriggersThatAreDisabled() throws SQLException {
        finds("alter table item disable trigger all", State.DISABLED, "is disabled");
        finds("alter table item disable trigger fallbackcached_update", State.DISABLED, "fallbackcached_update is");
    }

    @Test
    void findsTriggersThatDoNotFireInEverySession() throws SQLException {
        finds("alter table item enable trigger fallbackcached_update", State.CHANGED, "ENABLE ALWAYS is missing");
        finds("alter table item enable replica trigger fallbackcached_update", State.CHANGED, "ENABLE ALWAYS");
    }

    @Test
    void findsTriggersThatHaveBeenChanged() throws SQLException {
        finds(
                "drop trigger fallbackcached_insert on item; create trigger fallbackcached_insert after insert on item"
                        + " for each statement execute function fallbackcached.changed();"
                        + " alter table item enable always trigger fallbackcached_insert",
                State.CHANGED,
                "fallbackcached_insert is not what the script installs");
        finds(
                "create trigger fallbackcached_any after insert on item"
                        + " for each statement execute function fallbackcached.changed()",
                State.CHANGED,
                "fallbackcached_any superfluous");
    }

    @Test
    void findsAFunctionThatIsAnother() throws SQLException {
        finds(
                "create or replace function fallbackcached.changed_by_id() returns trigger language plpgsql as"
                        + " 'begin return null; end'",
                State.CHANGED,
                "the function changed_by_id is not");
        finds(
                "alter function fallbackcached.changed_by_id() reset all",
                State.CHANGED,
                "the function changed_by_id is not");
    }

    @Test
    void takesALaterVersionForRight() throws SQLException {
        finds(shop.script().install().replace("triggers, version 1", "triggers, version 2"), State.TOLD, "");
    }

    /** What is wrong after a change, and that another installation puts it right. */
    private void finds(String change, State state, String explanation) throws SQLException {
        shop.install().execute(change);
        TableFinding finding = shop.check().findings().get(0);
        assertThat(finding.state()).isEqualTo(state);
        assertThat(finding.explanation()).contains(explanation);
        shop.install();
        assertThat(shop.check().isComplete()).as(shop.check().toString()).isTrue();
    }
}
