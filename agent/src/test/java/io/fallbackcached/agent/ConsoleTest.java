package io.fallbackcached.agent;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class ConsoleTest {

    private final PrintStream before = System.err;
    private final ByteArrayOutputStream said = new ByteArrayOutputStream();

    @BeforeEach
    void listen() {
        System.setErr(new PrintStream(said, true, StandardCharsets.UTF_8));
    }

    @AfterEach
    void stopListening() {
        System.setErr(before);
    }

    @Test
    void marksEachLineAsTheAgents() {
        Console.say("first\nsecond\r\nthird");
        assertThat(lines())
                .containsExactly("[fallbackcached] first", "[fallbackcached] second", "[fallbackcached] third");
    }

    @Test
    void tellsAFaultInOneLineWithItsPlace() {
        Console.sayNotStarted(new IllegalStateException("broken\n  in two"));
        assertThat(lines())
                .singleElement()
                .asString()
                .startsWith("[fallbackcached] not started, the application runs without caching:"
                        + " java.lang.IllegalStateException: broken in two at io.fallbackcached.agent.ConsoleTest.");
    }

    @Test
    void aFaultThatCannotBeToldIsSwallowed() {
        assertThatCode(() -> Console.sayNotStarted(new UntellableException())).doesNotThrowAnyException();
    }

    private List<String> lines() {
        return said.toString(StandardCharsets.UTF_8).lines().collect(Collectors.toList());
    }

    private static final class UntellableException extends RuntimeException {

        private static final long serialVersionUID = 1L;

        @Override
        public String getMessage() {
            throw new OutOfMemoryError("while telling");
        }
    }
}
