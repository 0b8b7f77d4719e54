package io.fallbackcached.core.call;

import static org.assertj.core.api.Assertions.assertThat;

import io.fallbackcached.core.rules.Action;
import io.fallbackcached.core.rules.CacheSettings;
import io.fallbackcached.core.rules.MethodPlan;
import io.fallbackcached.core.rules.PlannedRule;
import io.fallbackcached.core.rules.Provokes;
import io.fallbackcached.core.rules.RefusalCode;
import io.fallbackcached.core.rules.Rule;
import io.fallbackcached.core.rules.Scope;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Whose entries a call on which object reaches. */
class TargetTest {

    private final Application application = new Application();

    @Test
    void objectsThatHoldTheSameShareTheirAnswers() throws Throwable {
        Object source = new Object();
        WovenMethod find = find(Scope.STATE);
        find.callOn(new Dao(source, "acme"), 1);
        find.callOn(new Dao(source, "acme"), 1);

        assertThat(find.runs()).isEqualTo(1);
    }

    @Test
    void objectsThatHoldDifferentConnectionsNeverMix() throws Throwable {
        WovenMethod find = find(Scope.STATE);
        Dao one = new Dao(new Object(), "acme");
        Dao another = new Dao(new Object(), "acme");
        for (int round = 0; round < 3; round++) {
            find.callOn(one, 1);
            find.callOn(another, 1);
        }
        assertThat(find.runs()).isEqualTo(2);
    }

    @Test
    void plainValuesAreComparedByValue() throws Throwable {
        Object source = new Object();
        WovenMethod find = find(Scope.STATE);
        find.callOn(new Dao(source, "acme"), 1);
        find.callOn(new Dao(source, String.valueOf(new char[] {'a', 'c', 'm', 'e'})), 1);
        assertThat(find.runs()).isEqualTo(1);

        find.callOn(new Dao(source, "other"), 1);
        assertThat(find.runs()).isEqualTo(2);
    }

    @Test
    void objectsOfDifferentClassesNeverMix() throws Throwable {
        WovenMethod find = find(Scope.STATE);
        find.callOn(new Stateless(), 1);
        find.callOn(new AlsoStateless(), 1);
        find.callOn(new Stateless(), 1);

        assertThat(find.runs()).isEqualTo(2);
    }

    @Test
    void allInstancesShareIfTheRuleSaysSo() throws Throwable {
        WovenMethod find = find(Scope.TYPE);
        find.callOn(new Dao(new Object(), "acme"), 1);
        find.callOn(new Dao(new Object(), "other"), 1);

        assertThat(find.runs()).isEqualTo(1);
    }

    @Test
    void evictingOneKeyReachesItInEveryGroup() throws Throwable {
        WovenMethod find = find(Scope.STATE);
        WovenMethod save = application.changing(Action.EVICT, "(I)V", List.of(0), arguments -> null);
        Dao one = new Dao(new Object(), "acme");
        Dao another = new Dao(new Object(), "acme");
        find.callOn(one, 1);
        find.callOn(another, 1);
        save.call(1);

        find.callOn(one, 1);
        find.callOn(another, 1);
        assertThat(find.runs()).isEqualTo(4);
    }

    @Test
    @Provokes(RefusalCode.MANY_STATES)
    void objectsOfEverNewStateAreNotAnsweredFromMemory() throws Throwable {
        WovenMethod find = find(Scope.STATE);
        for (int i = 0; i < 100; i++) {
            find.callOn(new Dao(new Object(), "acme"), 1);
        }
        assertThat(find.runs()).isEqualTo(100);
        assertThat(application.refusalCodes()).containsExactly(RefusalCode.MANY_STATES);
    }

    private WovenMethod find(Scope scope) {
        CacheSettings settings = CacheSettings.DEFAULTS.toBuilder()
                .cacheName("people")
                .scope(scope)
                .build();
        Rule rule = new Rule("rule", "test", Action.CACHE, false, settings);
        return application.woven(
                new MethodPlan(
                        "Dao",
                        "find",
                        "(I)Ljava/lang/Object;",
                        false,
                        false,
                        List.of(new PlannedRule(rule, List.of(0)))),
                arguments -> "found");
    }

    private static final class Dao {
        private final Object source;
        private final String tenant;

        Dao(Object source, String tenant) {
            this.source = source;
            this.tenant = tenant;
        }

        @Override
        public String toString() {
            return tenant + source;
        }
    }

    private static final class Stateless {}

    private static final class AlsoStateless {}
}
