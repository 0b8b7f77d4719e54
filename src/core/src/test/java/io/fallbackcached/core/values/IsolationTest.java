package io.fallbackcached.core.values;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;

import java.sql.Timestamp;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.Collections;
import java.util.Date;
import java.util.EnumMap;
import java.util.GregorianCalendar;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

@SuppressWarnings({"JavaUtilDate", "JdkObsolete"}) // old values are the mutable ones
class IsolationTest {

    private final ValuePolicy policy = new IsolatingValuePolicy(List.of(), ModuleOpener.NONE);

    static Stream<Function<List<Date>, Collection<Date>>> collectionsOfDates() {
        return Stream.of(
                ArrayList::new,
                LinkedList::new,
                ArrayDeque::new,
                HashSet::new,
                CopyOnWriteArrayList::new,
                dates -> Arrays.asList(dates.toArray(new Date[0])),
                dates -> new ArrayList<>(dates).subList(0, 2),
                List::copyOf,
                Set::copyOf,
                dates -> Collections.unmodifiableList(new ArrayList<>(dates)),
                dates -> Collections.unmodifiableSet(new HashSet<>(dates)),
                dates -> Collections.synchronizedList(new ArrayList<>(dates)));
    }

    @ParameterizedTest
    @MethodSource("collectionsOfDates")
    void editedElementsReachNobodyElse(Function<List<Date>, Collection<Date>> kind) {
        Collection<Date> value = kind.apply(List.of(new Date(1), new Date(2)));
        Kept kept = policy.keep(value);

        value.forEach(date -> date.setTime(77));
        give(kept, value).forEach(date -> date.setTime(88));

        assertThat(give(kept, value)).containsExactlyInAnyOrder(new Date(1), new Date(2));
    }

    static Stream<Function<Map<String, Date>, Map<String, Date>>> mapsOfDates() {
        return Stream.of(
                HashMap::new,
                LinkedHashMap::new,
                TreeMap::new,
                ConcurrentHashMap::new,
                Map::copyOf,
                map -> Collections.singletonMap("a", map.get("a")),
                map -> Collections.unmodifiableMap(new HashMap<>(map)),
                map -> Collections.synchronizedMap(new HashMap<>(map)));
    }

    @ParameterizedTest
    @MethodSource("mapsOfDates")
    void editedMapValuesReachNobodyElse(Function<Map<String, Date>, Map<String, Date>> kind) {
        Map<String, Date> value = kind.apply(Map.of("a", new Date(1), "b", new Date(2)));
        Kept kept = policy.keep(value);

        value.values().forEach(date -> date.setTime(77));
        give(kept, value).values().forEach(date -> date.setTime(88));

        assertThat(give(kept, value).get("a")).isEqualTo(new Date(1));
    }

    @Test
    void sortedAndClearedListsReachNobodyElse() {
        List<String> value = new ArrayList<>(List.of("b", "a"));
        Kept kept = policy.keep(value);

        Collections.sort(value);
        give(kept, value).clear();

        assertThat(give(kept, value)).containsExactly("b", "a");
    }

    @Test
    void editedArraysReachNobodyElse() {
        byte[][] value = {{1, 2}, {3}};
        Kept kept = policy.keep(value);

        value[0][0] = 77;
        give(kept, value)[1] = null;

        assertThat(give(kept, value)).isDeepEqualTo(new byte[][] {{1, 2}, {3}});
    }

    @Test
    void editedDatesReachNobodyElse() {
        Timestamp value = new Timestamp(1);
        value.setNanos(5);
        Kept kept = policy.keep(value);

        value.setTime(77);
        give(kept, value).setNanos(88);

        assertThat(give(kept, value).getNanos()).isEqualTo(5);
    }

    @Test
    void editedCalendarsReachNobodyElse() {
        GregorianCalendar value = new GregorianCalendar(2020, 1, 1);
        Kept kept = policy.keep(value);

        give(kept, value).set(1999, 1, 1);

        assertThat(give(kept, value)).isEqualTo(value);
    }

    @Test
    void optionalAndEntryOfMutableAreCopied() {
        Optional<Map.Entry<String, Date>> value = Optional.of(Map.entry("a", new Date(1)));
        Kept kept = policy.keep(value);

        give(kept, value).orElseThrow().getValue().setTime(77);

        assertThat(give(kept, value).orElseThrow().getValue()).isEqualTo(new Date(1));
    }

    @Test
    void editedObjectsReachNobodyElse() {
        Account value = new Account("ann", new Date(1), List.of("x"));
        Kept kept = policy.keep(value);

        value.opened.setTime(77);
        Account handedOut = give(kept, value);
        handedOut.owner = "bob";
        handedOut.tags.clear();

        assertThat(give(kept, value))
                .usingRecursiveComparison()
                .ignoringFields("cached")
                .isEqualTo(new Account("ann", new Date(1), List.of("x")));
    }

    @Test
    void transientFieldsComeAlongAsCopies() {
        Account value = new Account("ann", new Date(1), List.of());
        value.cached = new StringBuilder("derived");
        Kept kept = policy.keep(value);

        value.cached.append("!");

        assertThat(give(kept, value).cached).hasToString("derived");
    }

    @Test
    void mutableKeysAreFoundInTheCopy() {
        Map<List<String>, String> value = new HashMap<>();
        value.put(new ArrayList<>(List.of("a")), "x");
        Kept kept = policy.keep(value);

        give(kept, value).keySet().iterator().next().clear();

        assertThat(give(kept, value)).containsEntry(List.of("a"), "x");
    }

    @Test
    void comparatorOrderAndAccessOrderAreKept() {
        Map<String, Object> value = new TreeMap<>(Collections.reverseOrder());
        LinkedHashMap<String, String> byAccess = new LinkedHashMap<>(16, 0.75f, true);
        byAccess.put("1", "a");
        byAccess.put("2", "b");
        value.put("a", byAccess);
        value.put("b", new EnumMap<>(Map.of(TimeUnit.DAYS, "d")));

        Map<String, Object> copy = give(policy.keep(value), value);
        @SuppressWarnings("unchecked")
        Map<String, String> copyByAccess = (Map<String, String>) requireNonNull(copy.get("a"));
        copyByAccess.get("1");

        assertThat(copy.keySet()).containsExactly("b", "a");
        assertThat(copyByAccess.keySet()).containsExactly("2", "1");
    }

    @Test
    void copiesHaveTheSameClass() {
        List<Object> values = List.of(
                new LinkedList<>(List.of("a")),
                Collections.unmodifiableList(new ArrayList<>(List.of("a"))),
                new StringBuffer("a"),
                new int[] {1});

        assertThat(values)
                .allSatisfy(value -> assertThat(policy.keep(value).give())
                        .hasSameClassAs(value)
                        .isNotSameAs(value));
    }

    @SuppressWarnings({"unchecked", "unused"}) // the second parameter says what type to expect
    private static <T> T give(Kept kept, T like) {
        return (T) kept.give();
    }

    static final class Account {
        String owner;
        final Date opened;
        final List<String> tags;
        transient StringBuilder cached = new StringBuilder();

        Account(String owner, Date opened, List<String> tags) {
            this.owner = owner;
            this.opened = opened;
            this.tags = new ArrayList<>(tags);
        }
    }
}
