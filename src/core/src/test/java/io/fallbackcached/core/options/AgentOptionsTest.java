package io.fallbackcached.core.options;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.File;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class AgentOptionsTest {

    @Test
    void hasADefaultForEachOption() {
        AgentOptions options = read(null, Map.of(), Map.of());

        assertThat(options.enabled()).isTrue();
        assertThat(options.rules()).isEmpty();
        assertThat(options.strict()).isFalse();
        assertThat(options.packages()).isEmpty();
        assertThat(options.logLevel()).isEqualTo(LogLevel.INFO);
        assertThat(options.logFile()).isEmpty();
        assertThat(options.sideConnections()).isTrue();
        assertThat(options.sideConnectionsUser()).isEmpty();
        assertThat(options.sideConnectionsPassword()).isEmpty();
        assertThat(options.diagnostics()).isEmpty();
    }

    @Test
    void readsAllOptionsFromAgentArguments() {
        AgentOptions options = arguments(
                "enabled=false,rules=a.yaml;conf/b.yaml, strict=true,packages=com.acme;org.x,log.level=debug,log.file=x.log");

        assertThat(options.diagnostics()).isEmpty();
        assertThat(options.enabled()).isFalse();
        assertThat(options.rules()).containsExactly(new File("a.yaml"), new File("conf/b.yaml"));
        assertThat(options.strict()).isTrue();
        assertThat(options.packages()).containsExactly("com.acme", "org.x");
        assertThat(options.logLevel()).isEqualTo(LogLevel.DEBUG);
        assertThat(options.logFile()).contains(new File("x.log"));
    }

    @Test
    void readsAllOptionsFromSystemProperties() {
        AgentOptions options = read(null, everything("fallbackcached."), Map.of());

        assertThat(options).usingRecursiveComparison().isEqualTo(arguments(everythingAsArguments()));
        assertThat(options.strict()).isTrue();
    }

    @Test
    void readsAllOptionsFromTheEnvironment() {
        AgentOptions options = read(
                null,
                Map.of(),
                Map.of(
                        "FALLBACKCACHED_ENABLED", "false",
                        "FALLBACKCACHED_RULES", "a.yaml",
                        "FALLBACKCACHED_STRICT", "true",
                        "FALLBACKCACHED_PACKAGES", "com.acme",
                        "FALLBACKCACHED_LOG_LEVEL", "warn",
                        "FALLBACKCACHED_LOG_FILE", "x.log",
                        "FALLBACKCACHED_SIDE_CONNECTIONS", "false",
                        "FALLBACKCACHED_SIDE_CONNECTIONS_USER", "cache",
                        "FALLBACKCACHED_SIDE_CONNECTIONS_PASSWORD", "secret"));

        assertThat(options).usingRecursiveComparison().isEqualTo(arguments(everythingAsArguments()));
        assertThat(options.strict()).isTrue();
    }

    @Test
    void agentArgumentsWinOverSystemPropertiesAndThoseOverTheEnvironment() {
        Map<String, String> properties = Map.of("fallbackcached.rules", "p", "fallbackcached.log.file", "p");
        Map<String, String> environment =
                Map.of("FALLBACKCACHED_RULES", "e", "FALLBACKCACHED_LOG_FILE", "e", "FALLBACKCACHED_PACKAGES", "e");

        AgentOptions options = read("rules=a", properties, environment);

        assertThat(options.rules()).containsExactly(new File("a"));
        assertThat(options.logFile()).contains(new File("p"));
        assertThat(options.packages()).containsExactly("e");
    }

    @Test
    void aValueThatCannotBeReadCountsAsNotGiven() {
        AgentOptions options = read(
                "log.level=loud",
                Map.of("fallbackcached.log.level", "deebug"),
                Map.of("FALLBACKCACHED_LOG_LEVEL", "warn"));

        assertThat(options.logLevel()).isEqualTo(LogLevel.WARN);
        assertThat(options.diagnostics())
                .extracting(Object::toString)
                .containsExactly(
                        "agent argument 'log.level': error: 'loud' is no log level; write off or error or warn or info or debug or trace",
                        "system property fallbackcached.log.level: error: 'deebug' is no log level; did you mean 'debug'?");
    }

    @Test
    void valuesMayContainEqualsSignsAndQuotedOnesCommas() {
        AgentOptions options = arguments("rules='a,b=c.yaml;it''s.yaml',log.file=x=y.log");

        assertThat(options.diagnostics()).isEmpty();
        assertThat(options.rules()).containsExactly(new File("a,b=c.yaml"), new File("it's.yaml"));
        assertThat(options.logFile()).contains(new File("x=y.log"));
    }

    @ParameterizedTest(name = "[{index}] {0}")
    @CsvSource(
            delimiter = '~',
            quoteCharacter = '"',
            value = {
                "rulse=a        ~ agent arguments: error: unknown option 'rulse'; did you mean 'rules'?",
                "LOG.LEVEL=warn ~ agent arguments: error: unknown option 'LOG.LEVEL'; did you mean 'log.level'?",
                "colour=blue    ~ agent arguments: error: unknown option 'colour'",
                "strict         ~ agent arguments: error: 'strict' has no value; write strict=...",
                "rules=a,rules=b ~ agent arguments: error: option 'rules' is given twice; separate several with ;",
                "strict=true,strict=false ~ agent arguments: error: option 'strict' is given twice; remove one of them",
                "rules='a'b     ~ agent arguments: error: 'b' after a closing quote; put a comma between options",
                "enabled=flase  ~ agent argument 'enabled': error: 'flase' is neither true nor false; did you mean 'false'?",
                "packages=com.acme..* ~ agent argument 'packages': error: 'com.acme..*' is no package; write com.acme; the packages below it are included",
            })
    void reportsAMistakeAndReadsTheRest(String mistake, String expected) {
        AgentOptions options = arguments(mistake + ",log.level=trace");

        assertThat(options.diagnostics()).extracting(Object::toString).containsExactly(expected);
        assertThat(options.logLevel()).isEqualTo(LogLevel.TRACE);
    }

    @Test
    void reportsAQuoteThatIsNeverClosed() {
        AgentOptions options = arguments("log.level=trace,rules='a,b");

        assertThat(options.diagnostics())
                .extracting(Object::toString)
                .containsExactly("agent arguments: error: the quote before 'a,b' is never closed; add '");
        assertThat(options.logLevel()).isEqualTo(LogLevel.TRACE);
    }

    private static String everythingAsArguments() {
        return "enabled=false,rules=a.yaml,strict=true,packages=com.acme,log.level=warn,log.file=x.log,"
                + "side-connections=false,side-connections.user=cache,side-connections.password=secret";
    }

    private static Map<String, String> everything(String prefix) {
        return Map.of(
                prefix + "enabled", "false",
                prefix + "rules", "a.yaml",
                prefix + "strict", "true",
                prefix + "packages", "com.acme",
                prefix + "log.level", "warn",
                prefix + "log.file", "x.log",
                prefix + "side-connections", "false",
                prefix + "side-connections.user", "cache",
                prefix + "side-connections.password", "secret");
    }

    private static AgentOptions arguments(String arguments) {
        return read(arguments, Map.of(), Map.of());
    }

    private static AgentOptions read(
            @Nullable String arguments, Map<String, String> properties, Map<String, String> environment) {
        return AgentOptions.read(arguments, properties::get, environment::get);
    }
}
