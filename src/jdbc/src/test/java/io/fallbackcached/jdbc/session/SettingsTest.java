package io.fallbackcached.jdbc.session;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.junit.jupiter.api.Test;

class SettingsTest {

    private final Settings settings = new Settings();

    @Test
    void whatDoesNotChangeAnswersIsNotCounted() {
        settings.set("application_name", "shop", false);
        settings.set("search_path", "shop", false);

        assertThat(settings.current()).isEqualTo(Map.of("search_path", "shop"));
    }

    @Test
    void aTransactionThatIsRolledBackTakesItsSettingsAlong() {
        settings.set("search_path", "shop", false);
        settings.set("search_path", "other", true);
        settings.set("role", "clerk", true);
        settings.ended(false);

        assertThat(settings.current()).isEqualTo(Map.of("search_path", "shop"));
    }

    @Test
    void aTransactionThatIsCommittedLeavesItsSettings() {
        settings.set("search_path", "other", true);
        settings.setLocal("role", "clerk");
        assertThat(settings.current()).isEqualTo(Map.of("search_path", "other", "role", "clerk"));
        settings.ended(true);

        assertThat(settings.current()).isEqualTo(Map.of("search_path", "other"));
    }

    @Test
    void resettingAllDoesNotResetWhoOneIs() {
        settings.set("role", "clerk", false);
        settings.set("search_path", "shop", false);
        settings.reset("all", false);

        assertThat(settings.current()).isEqualTo(Map.of("role", "clerk"));
    }

    @Test
    void noRoleIsAsBefore() {
        settings.set("role", "clerk", false);
        settings.set("role", "none", false);

        assertThat(settings.current()).isEmpty();
    }

    @Test
    void whatASavepointUndidIsLost() {
        settings.set("search_path", "other", true);
        settings.rolledBackToSavepoint();
        settings.ended(true);

        assertThat(settings.isLost()).isTrue();
        settings.discardAll();
        assertThat(settings.isLost()).isFalse();
    }

    @Test
    void aSavepointWithoutSettingsUndoesNone() {
        settings.rolledBackToSavepoint();

        assertThat(settings.isLost()).isFalse();
    }
}
