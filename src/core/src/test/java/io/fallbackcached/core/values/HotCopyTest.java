package io.fallbackcached.core.values;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.time.DayOfWeek;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Date;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The same copies whether a value is given out for the first time, by its script, or with its class's fields compiled. */
@SuppressWarnings({"JavaUtilDate", "JdkObsolete"}) // old values are the mutable ones
class HotCopyTest {

    private final ValuePolicy policy = new IsolatingValuePolicy(List.of(), ModuleOpener.NONE);

    @SuppressWarnings({"unchecked", "unused"}) // the last parameter says what type to expect
    private static <T> T given(Kept kept, int times, T like) {
        for (int i = 1; i < times; i++) {
            assertThat(kept.give()).isNotNull();
        }
        return (T) kept.give();
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 3, 600})
    void everyKindOfFieldComesAlong(int times) {
        Special original = new Special("ann");
        Kept kept = policy.keep(original);

        Special copy = given(kept, times, original);

        assertThat(copy).usingRecursiveComparison().isEqualTo(original);
        assertThat(copy.name).isSameAs(original.name);
        assertThat(copy.amount).isSameAs(original.amount);
        assertThat(copy.since).isNotSameAs(original.since);
        assertThat(copy.sharedSince).isSameAs(copy.since);
        assertThat(copy.self).isSameAs(copy);
        assertThat(copy.tags).isNotSameAs(original.tags);
        assertThat(copy.nothing).isNull();
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 3, 600})
    void editedCopiesReachNobodyElse(int times) {
        List<Special> original = new ArrayList<>(List.of(new Special("ann"), new Special("kim")));
        Kept kept = policy.keep(original);
        List<Special> copy = given(kept, times, original);
        copy.get(0).since.setTime(99);
        copy.get(0).tags.add("x");
        copy.get(0).number = 99;
        copy.remove(1);

        List<Special> next = given(kept, 1, original);
        assertThat(next).extracting(each -> each.name).containsExactly("ann", "kim");
        assertThat(next.get(0).since).isEqualTo(new Date(1));
        assertThat(next.get(0).tags).containsExactly("a");
        assertThat(next.get(0).number).isEqualTo(7);
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 3, 600})
    void whatMayChangeInAFieldOfAnImmutableKindIsCopied(int times) {
        Special original = new Special("ann");
        Changing changing = new Changing();
        original.amount = changing;

        Special copy = given(policy.keep(original), times, original);

        assertThat(copy.amount).isInstanceOf(Changing.class).isNotSameAs(changing);
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 3, 4, 5})
    void whatAsksDifferentlyThanBeforeIsExploredAnew(int times) {
        int[] calls = {0};
        ValueExtension moody = type -> type == Holder.class
                ? (original, graph) -> {
                    Holder copy = new Holder();
                    graph.register(original, copy);
                    Holder from = (Holder) original;
                    if (calls[0]++ % 2 == 0) {
                        copy.first = (Date) graph.copy(from.first);
                        copy.second = (Date) graph.copy(from.second);
                    } else {
                        copy.second = (Date) graph.copy(from.second);
                        copy.first = (Date) graph.copy(from.first);
                    }
                    return copy;
                }
                : null;
        Holder original = new Holder();
        Kept kept = new IsolatingValuePolicy(List.of(moody), ModuleOpener.NONE).keep(original);

        Holder copy = given(kept, times, original);

        assertThat(copy.first).isEqualTo(new Date(1));
        assertThat(copy.second).isEqualTo(new Date(2));
        assertThat(copy.first).isNotSameAs(given(kept, 1, original).first);
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 3})
    void longListsAreCopiedWithoutAScript(int times) {
        List<Date> original = IntStream.range(0, 20_000).mapToObj(Date::new).collect(Collectors.toList());

        List<Date> copy = given(policy.keep(original), times, original);

        assertThat(copy).isEqualTo(original);
        assertThat(requireNonNull(copy.get(0))).isNotSameAs(original.get(0));
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 3, 600})
    void rowsWithinRowsKeepTheirOrderNullsAndRepetitions(int times) {
        Branch shared = new Branch("shared");
        Branch original = new Branch("root");
        original.parts.addAll(Arrays.asList(
                shared, new Branch("a", new Branch("b"), null, shared, "text"), null, new Branch("c"), shared, "text"));
        Kept kept = new IsolatingValuePolicy(List.of(BRANCHES), ModuleOpener.NONE).keep(original);

        Branch copy = given(kept, times, original);

        assertThat(copy).hasToString(original.toString());
        assertThat(copy.toString())
                .isEqualTo("root[shared[], a[b[], null, shared[], text], null, c[], shared[], text]");
        assertThat(copy.parts.get(0))
                .isNotSameAs(shared)
                .isSameAs(copy.parts.get(4))
                .isSameAs(((Branch) requireNonNull(copy.parts.get(1))).parts.get(2));
        copy.parts.clear();
        assertThat(given(kept, 1, original)).hasToString(original.toString());
    }

    /** Copies its parts in rows. */
    private static final ValueExtension BRANCHES = type -> type == Branch.class
            ? (original, graph) -> {
                Branch from = (Branch) original;
                Branch copy = new Branch(from.name);
                graph.register(from, copy);
                @Nullable Object[] parts = from.parts.toArray();
                graph.copyAll(parts);
                copy.parts.addAll(Arrays.asList(parts));
                return copy;
            }
            : null;

    private static final class Branch {
        private final String name;
        private final List<@Nullable Object> parts;

        Branch(String name, @Nullable Object... parts) {
            this.name = name;
            this.parts = new ArrayList<>(Arrays.asList(parts));
        }

        @Override
        public String toString() {
            return name + parts;
        }
    }

    @SuppressWarnings("UnusedVariable") // compared by reflection
    private static class Plain {
        final String name;
        private boolean flag = true;
        private byte octet = 1;
        private short small = 2;
        private char letter = 'c';
        private float fraction = 0.5f;
        private double ratio = 0.25;
        private DayOfWeek day = DayOfWeek.MONDAY;

        Plain(String name) {
            this.name = name;
        }
    }

    @SuppressWarnings("UnusedVariable") // compared by reflection
    private static final class Special extends Plain {
        private final long id = System.nanoTime();
        private final Date since = new Date(1);
        private final Date sharedSince = since;
        private final Special self = this;
        private final List<String> tags = new ArrayList<>(List.of("a"));
        private int number = 7;
        private Number amount = BigDecimal.TEN;
        private @Nullable Object nothing;

        Special(String name) {
            super(name);
        }
    }

    @SuppressWarnings("UnusedVariable") // what makes it changeable
    private static final class Changing extends Number {
        private static final long serialVersionUID = 1L;

        private int value = 1;

        @Override
        public int intValue() {
            return value;
        }

        @Override
        public long longValue() {
            return value;
        }

        @Override
        public float floatValue() {
            return value;
        }

        @Override
        public double doubleValue() {
            return value;
        }
    }

    private static final class Holder {
        private @Nullable Date first = new Date(1);
        private @Nullable Date second = new Date(2);
    }
}
