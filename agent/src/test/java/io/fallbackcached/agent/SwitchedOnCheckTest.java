package io.fallbackcached.agent;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SwitchedOnCheckTest {

    @Test
    void isOnUnlessSomethingSaysOtherwise() {
        assertThat(new SwitchedOnCheck(null, null, null).verdict()).isSameAs(Verdict.GO);
    }

    @ParameterizedTest
    @ValueSource(strings = {"false", "FALSE", " false "})
    void aSystemPropertySwitchesOff(String value) {
        assertThat(new SwitchedOnCheck(null, value, null).verdict()).isSameAs(Verdict.STAY_OUT_SILENTLY);
    }

    @Test
    void theEnvironmentSwitchesOff() {
        assertThat(new SwitchedOnCheck(null, null, "false").verdict()).isSameAs(Verdict.STAY_OUT_SILENTLY);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "enabled=false",
                "rules=a.yaml,enabled=false",
                " enabled=false ,strict=true",
                "rules='a,b.yaml',enabled=false",
                "rules='it''s.yaml',enabled=false"
            })
    void anArgumentSwitchesOff(String arguments) {
        assertThat(new SwitchedOnCheck(arguments, null, null).verdict()).isSameAs(Verdict.STAY_OUT_SILENTLY);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                ",",
                "enabled",
                "enabled=",
                "enabled=true",
                "enabled=falsely",
                "rules=enabled=false",
                "rules='a,enabled=false,b.yaml'"
            })
    void anyOtherArgumentDoesNot(String arguments) {
        assertThat(new SwitchedOnCheck(arguments, null, null).verdict()).isSameAs(Verdict.GO);
    }

    @Test
    void anArgumentCountsBeforeAProperty() {
        assertThat(new SwitchedOnCheck("enabled=true", "false", null).verdict()).isSameAs(Verdict.GO);
        assertThat(new SwitchedOnCheck("enabled=false", "true", null).verdict()).isSameAs(Verdict.STAY_OUT_SILENTLY);
    }

    @Test
    void aPropertyCountsBeforeTheEnvironment() {
        assertThat(new SwitchedOnCheck(null, "true", "false").verdict()).isSameAs(Verdict.GO);
        assertThat(new SwitchedOnCheck(null, "false", "true").verdict()).isSameAs(Verdict.STAY_OUT_SILENTLY);
    }
}
