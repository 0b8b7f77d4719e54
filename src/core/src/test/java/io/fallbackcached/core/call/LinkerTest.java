package io.fallbackcached.core.call;

import static org.assertj.core.api.Assertions.assertThat;

import io.fallbackcached.core.rules.MethodPlan;
import io.fallbackcached.core.rules.Provokes;
import io.fallbackcached.core.rules.RefusalCode;
import io.fallbackcached.core.rules.Scope;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.MethodType;
import org.junit.jupiter.api.Test;

class LinkerTest {

    private static final String BY_INT = "(I)Ljava/lang/String;";

    private final Application application = new Application(MethodHandles.lookup());
    private final MethodPlan plan = Application.cachingPlan("find", BY_INT, false, settings -> settings);

    @Test
    void linkingAgainFindsTheEntries() throws Throwable {
        application.woven(plan, arguments -> "found").call(1);

        WovenMethod again = application.woven(plan, arguments -> "again");
        assertThat(again.call(1)).isEqualTo("found");
    }

    @Test
    void changedSettingsStartAfresh() throws Throwable {
        application.woven(plan, arguments -> "found").call(1);

        MethodPlan changed = Application.cachingPlan("find", BY_INT, false, settings -> settings.maximumSize(3));
        assertThat(application.woven(changed, arguments -> "again").call(1)).isEqualTo("again");
    }

    @Test
    void aSiteThatCannotBeLinkedRunsTheBody() throws Throwable {
        Object answer = application
                .linker
                .link(MethodHandles.lookup(), "enter", MethodType.methodType(Object.class, int.class), 4711)
                .dynamicInvoker()
                .invoke(1);

        assertThat(answer).isInstanceOf(TestTicket.class);
        assertThat(application.faults).hasSize(1);
    }

    @Test
    void switchedOffTheBodyRunsAndOnAgainItStartsAfresh() throws Throwable {
        WovenMethod find = application.woven(plan, arguments -> "found");
        find.call(1);
        application.killSwitch.off();
        find.call(1);
        find.call(1);
        assertThat(find.runs()).isEqualTo(3);

        application.killSwitch.on();
        find.call(1);
        assertThat(find.runs()).isEqualTo(4);
        find.call(1);
        assertThat(find.runs()).isEqualTo(4);
    }

    @Test
    void aRuleIsSwitchedOffByItself() throws Throwable {
        WovenMethod find = application.woven(plan, arguments -> "found");
        WovenMethod other = application.woven(
                Application.cachingPlan("other", BY_INT, false, settings -> settings.maximumSize(5)),
                arguments -> "found");
        application.killSwitch.off(plan.rules().get(0).rule());
        find.call(1);
        find.call(1);
        other.call(1);
        other.call(1);

        assertThat(find.runs()).isEqualTo(2);
        assertThat(other.runs()).isEqualTo(1);
    }

    @Test
    void aLoadUnderWayWhenSwitchedOffLetsItsWaitersGo() throws Throwable {
        Gate gate = new Gate();
        WovenMethod find = application.woven(plan, arguments -> {
            gate.pass();
            return "found";
        });
        Step leader = Step.call(find, 1);
        gate.awaitArrival();
        Step waiter = Step.call(find, 1).waiting();
        application.killSwitch.off();
        gate.open();

        assertThat(leader.result()).isEqualTo("found");
        assertThat(waiter.result()).isEqualTo("found");
        application.killSwitch.on();
        find.call(1);
        assertThat(find.runs()).isEqualTo(2);
    }

    @Test
    void aConditionDecidesPerCall() throws Throwable {
        WovenMethod find = withCondition("isSmall");
        find.call(1);
        find.call(1);
        assertThat(find.runs()).isEqualTo(1);
        find.call(100);
        find.call(100);
        assertThat(find.runs()).isEqualTo(3);
    }

    @Test
    void aConditionMayLiveInAnotherClass() throws Throwable {
        WovenMethod find = withCondition(Elsewhere.class.getName() + "::never");
        find.call(1);
        find.call(1);
        assertThat(find.runs()).isEqualTo(2);
        assertThat(application.refusals).isEmpty();
    }

    @Test
    void aConditionThatThrowsIsReportedAndTheBodyRuns() throws Throwable {
        WovenMethod find = withCondition("breaks");
        assertThat(find.call(1)).isEqualTo("found");
        assertThat(find.call(1)).isEqualTo("found");
        assertThat(find.runs()).isEqualTo(2);
        assertThat(application.faults).hasSize(2);
    }

    @Test
    void aConditionIsAskedForTheArgumentsWithoutTheTarget() throws Throwable {
        WovenMethod find = application.woven(
                Application.cachingPlan(
                        "find",
                        BY_INT,
                        false,
                        settings -> settings.condition("isSmall").scope(Scope.INSTANCE)),
                arguments -> "found");
        find.callOn(this, 1);
        find.callOn(this, 1);
        assertThat(find.runs()).isEqualTo(1);
        find.callOn(this, 100);
        find.callOn(this, 100);
        assertThat(find.runs()).isEqualTo(3);
    }

    @Test
    @Provokes(RefusalCode.CONDITION)
    void aConditionThatCannotBeCalledIsRefused() throws Throwable {
        WovenMethod find = withCondition("isMissing");
        find.call(1);
        find.call(1);

        assertThat(find.runs()).isEqualTo(2);
        assertThat(application.refusalCodes()).containsExactly(RefusalCode.CONDITION);
    }

    private WovenMethod withCondition(String condition) {
        return application.woven(
                Application.cachingPlan("find", BY_INT, false, settings -> settings.condition(condition)),
                arguments -> "found");
    }

    static boolean isSmall(int id) {
        return id < 10;
    }

    static boolean breaks(int id) {
        return 1 / (id - 1) > 0;
    }

    static final class Elsewhere {
        static boolean never(int id) {
            return id < 0 && id > 0;
        }
    }
}
