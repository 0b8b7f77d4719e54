package io.fallbackcached.agent;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.NullSource;
import org.junit.jupiter.params.provider.ValueSource;

class JavaVersionCheckTest {

    @ParameterizedTest
    @ValueSource(strings = {"11", "17", "25", "111"})
    void startsOnJava11AndLater(String version) {
        assertThat(new JavaVersionCheck(version).verdict()).isSameAs(Verdict.GO);
    }

    @ParameterizedTest
    @ValueSource(strings = {"1.8", "9", "10"})
    void staysOutOfOlderOnesAndNamesBothVersions(String version) {
        Verdict verdict = new JavaVersionCheck(version).verdict();
        assertThat(verdict.isGo()).isFalse();
        assertThat(verdict.message())
                .isEqualTo("needs Java 11 or later, this is " + version
                        + ": not started, the application runs without caching");
    }

    @ParameterizedTest
    @NullSource
    @ValueSource(strings = {"", "eleven", "1.", "11.0.2"})
    void staysOutOfAJavaThatDoesNotTellItsVersion(String version) {
        assertThat(new JavaVersionCheck(version).verdict().isGo()).isFalse();
    }

    @Test
    void theRunningJavaIsFit() {
        assertThat(new JavaVersionCheck(System.getProperty("java.specification.version")).verdict())
                .isSameAs(Verdict.GO);
    }
}
