package io.fallbackcached.core.values;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class SharingTest {

    private final ValuePolicy policy = new IsolatingValuePolicy(List.of(), ModuleOpener.NONE);

    static Stream<Arguments> immutables() {
        Supplier<String> stateless = () -> "x";
        return Stream.<Object>of(
                        "text",
                        1,
                        new BigDecimal("1.50"),
                        UUID.randomUUID(),
                        ZonedDateTime.now(ZoneId.of("Europe/Paris")),
                        TimeUnit.DAYS,
                        Planet.HOME,
                        Optional.of("a"),
                        Optional.empty(),
                        List.of("a", "b"),
                        List.of(List.of(1), List.of(2)),
                        Set.of(1, 2, 3),
                        Map.of("a", 1),
                        Map.entry("a", 1),
                        Collections.emptyList(),
                        Collections.singletonMap("a", 1),
                        new String[0],
                        new Point(1, "north"),
                        stateless)
                .map(value -> Arguments.of(value));
    }

    @ParameterizedTest
    @MethodSource("immutables")
    void whatNobodyCanChangeIsHandedOutItself(Object value) {
        assertThat(policy.keep(value).give()).isSameAs(value);
    }

    @Test
    void aSubclassOfAnImmutableClassIsNotTrusted() {
        Price value = new Price("1.5");
        value.note.append("mine");

        assertThat(policy.keep(value).refusal()).isNotNull();
    }

    enum Planet {
        HOME {
            @Override
            String title() {
                return "Earth";
            }
        };

        abstract String title();
    }

    static final class Point {
        final int x;
        final String name;

        Point(int x, String name) {
            this.x = x;
            this.name = name;
        }
    }

    static final class Price extends BigDecimal {
        private static final long serialVersionUID = 1L;
        final StringBuilder note = new StringBuilder();

        Price(String text) {
            super(text);
        }
    }
}
