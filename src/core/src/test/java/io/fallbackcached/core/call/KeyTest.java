package io.fallbackcached.core.call;

import static org.assertj.core.api.Assertions.assertThat;

import io.fallbackcached.core.rules.Provokes;
import io.fallbackcached.core.rules.RefusalCode;
import java.lang.annotation.RetentionPolicy;
import java.math.BigDecimal;
import java.sql.Timestamp;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Date;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.UUID;
import net.bytebuddy.ByteBuddy;
import net.bytebuddy.ClassFileVersion;
import net.bytebuddy.dynamic.loading.ClassLoadingStrategy;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

@SuppressWarnings("JavaUtilDate") // it is what applications pass
class KeyTest {

    private static final String BY_OBJECT = "(Ljava/lang/Object;)Ljava/lang/String;";

    private final Application application = new Application();
    private final WovenMethod find = application.caching(BY_OBJECT, arguments -> "found");

    @Test
    void valuesThatAreEqualShareAnEntry() throws Throwable {
        UUID id = UUID.randomUUID();
        assertHit(new String("a"), new String("a"));
        assertHit(1000, 1000);
        assertHit(new BigDecimal("1.0"), new BigDecimal("1.0"));
        assertHit(id, UUID.fromString(id.toString()));
        assertHit(LocalDate.of(2026, 1, 1), LocalDate.of(2026, 1, 1));
        assertHit(RetentionPolicy.CLASS, RetentionPolicy.CLASS);
        assertHit(Optional.of("x"), Optional.of("x"));
        assertHit(null, null);
        assertHit(Double.NaN, Double.NaN);
        assertHit(new int[] {1, 2}, new int[] {1, 2});
        assertHit(new Object[] {"a", new long[] {1}}, new Object[] {"a", new long[] {1}});
        assertHit(List.of("a", List.of(1)), new ArrayList<>(List.of("a", Arrays.asList(1))));
        assertHit(Set.of("a", "b"), Set.of("b", "a"));
        assertHit(Map.of("a", new int[] {1}), Map.of("a", new int[] {1}));
        assertHit(new Date(5), new Date(5));
        assertThat(application.refusals).isEmpty();
        assertThat(application.faults).isEmpty();
    }

    @Test
    void valuesThatDifferDoNot() throws Throwable {
        assertMiss("a", "b");
        assertMiss(1, 1L);
        assertMiss(new BigDecimal("1.0"), new BigDecimal("1.00"));
        assertMiss(0.0, -0.0);
        assertMiss(null, Optional.empty());
        assertMiss(new int[] {1, 2}, new int[] {1, 3});
        assertMiss(new int[] {7}, new long[] {7});
        assertMiss(new int[0], new Integer[0]);
        assertMiss(new String[] {"x"}, List.of("x"));
        assertMiss(new double[] {0.0}, new double[] {-0.0});
        assertMiss(new Date(6), new Timestamp(6));
        assertMiss(List.of(new Date(8)), List.of(new Timestamp(8)));
        assertMiss(Set.of(1, 2), List.of(1, 2));
        TreeMap<String, Integer> careless = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
        careless.put("a", 1);
        assertMiss(careless, Map.of("a", 1));
        assertThat(application.refusals).isEmpty();
    }

    @Test
    void theKeyIsAsTheArgumentWasBeforeTheBodyRan() throws Throwable {
        WovenMethod careless = application.caching("(Ljava/util/List;)Ljava/lang/String;", arguments -> {
            ((List<?>) arguments[0]).clear();
            return "found";
        });
        careless.call(new ArrayList<>(List.of("a")));

        careless.call(new ArrayList<>(List.of("a")));
        assertThat(careless.runs()).isEqualTo(1);
        careless.call(new ArrayList<>());
        assertThat(careless.runs()).isEqualTo(2);
    }

    @Test
    void changingAnArgumentAfterTheCallChangesNoKey() throws Throwable {
        Date date = new Date(1);
        int[] array = {1};
        find.call(date);
        find.call((Object) array);
        date.setTime(2);
        array[0] = 2;

        find.call(new Date(1));
        find.call((Object) new int[] {1});
        assertThat(find.runs()).isEqualTo(2);
        find.call(new Date(2));
        find.call((Object) new int[] {2});
        assertThat(find.runs()).isEqualTo(4);
    }

    @Test
    @Provokes(RefusalCode.IDENTITY_ARGUMENT)
    void anArgumentComparedByIdentityIsRefusedOnceAndTheBodyRuns() throws Throwable {
        Object lock = new Object();
        find.call(lock);
        find.call(lock);

        assertThat(find.runs()).isEqualTo(2);
        assertThat(application.refusalCodes()).containsExactly(RefusalCode.IDENTITY_ARGUMENT);
    }

    @Test
    void identityInsideAContainerIsRefusedToo() throws Throwable {
        find.call(List.of(new Object()));
        find.call(Optional.of(new StringBuilder("x")));
        find.call((Object) new Object[] {new Thread()});
        find.call(Map.of("key", new Object[] {new Object()}));

        assertThat(application.refusalCodes()).isNotEmpty().containsOnly(RefusalCode.IDENTITY_ARGUMENT);
        assertThat(application.faults).isEmpty();
    }

    @Test
    void anEntityIsRefusedThoughItHasAnEquals() throws Throwable {
        Class<?> contract = new ByteBuddy()
                .makeInterface()
                .name("io.ebean.bean.EntityBean")
                .make()
                .load(null, ClassLoadingStrategy.Default.WRAPPER)
                .getLoaded();
        Object entity = new ByteBuddy()
                .subclass(ArrayList.class)
                .implement(contract)
                .make()
                .load(contract.getClassLoader(), ClassLoadingStrategy.Default.WRAPPER)
                .getLoaded()
                .getConstructor()
                .newInstance();
        find.call(entity);

        assertThat(application.refusalCodes()).containsExactly(RefusalCode.IDENTITY_ARGUMENT);
    }

    @Test
    void aRecordOfImmutablesIsAKeyAsItIs() throws Throwable {
        Class<?> point = record("app.Point", String.class, int.class);
        assertHit(newRecord(point, "a", 1), newRecord(point, new String("a"), 1));
        assertMiss(newRecord(point, "b", 1), newRecord(point, "b", 2));
        assertThat(application.refusals).isEmpty();
    }

    @Test
    @Provokes(RefusalCode.ARGUMENT_NOT_COPIED)
    void aRecordOfSomethingMutableIsToBeCopied() throws Throwable {
        find.call(newRecord(record("app.Names", List.class, int.class), List.of("a"), 1));

        // Which this policy cannot do.
        assertThat(application.refusalCodes()).containsExactly(RefusalCode.ARGUMENT_NOT_COPIED);
    }

    @Test
    void aContainerThatHoldsItselfIsRefused() throws Throwable {
        Object[] cycle = new Object[1];
        cycle[0] = cycle;

        assertThat(find.call((Object) cycle)).isEqualTo("found");
        assertThat(application.refusalCodes()).containsExactly(RefusalCode.ARGUMENT_NOT_COPIED);
    }

    @Test
    void aMutableArgumentThatCannotBeCopiedIsRefused() throws Throwable {
        find.call(new Name("a"));
        find.call(new Name("a"));

        assertThat(find.runs()).isEqualTo(2);
        assertThat(application.refusalCodes()).containsExactly(RefusalCode.ARGUMENT_NOT_COPIED);
    }

    @Test
    void anEqualsThatThrowsIsReportedAndTheBodyRuns() throws Throwable {
        Name broken = new Name("a") {
            @Override
            public int hashCode() {
                throw new IllegalStateException("broken");
            }
        };
        assertThat(find.call(broken)).isEqualTo("found");
        assertThat(application.faults).hasSize(1);
    }

    @Test
    void primitivesOfEachKindAreKeys() throws Throwable {
        Object[][] pairs = {
            {"I", 1, 2},
            {"J", 1L, 2L},
            {"Z", true, false},
            {"C", 'a', 'b'},
            {"S", (short) 1, (short) 2},
            {"B", (byte) 1, (byte) 2},
            {"F", 0f, -0f},
            {"D", Double.NaN, 0d}
        };
        for (Object[] pair : pairs) {
            WovenMethod method = new Application().caching("(" + pair[0] + ")I", arguments -> 7);
            method.call(pair[1]);
            assertThat(method.call(pair[1])).isEqualTo(7);
            assertThat(method.runs()).as((String) pair[0]).isEqualTo(1);
            method.call(pair[2]);
            assertThat(method.runs()).as((String) pair[0]).isEqualTo(2);
        }
    }

    @Test
    void severalArgumentsMakeOneKeyInOrder() throws Throwable {
        WovenMethod both = application.caching("(ILjava/lang/String;J)Ljava/lang/String;", arguments -> "found");
        both.call(1, "a", 2L);
        both.call(1, new String("a"), 2L);
        assertThat(both.runs()).isEqualTo(1);
        both.call(2, "a", 1L);
        assertThat(both.runs()).isEqualTo(2);
    }

    @Test
    void aMethodWithoutArgumentsHasOneEntry() throws Throwable {
        WovenMethod all = application.caching("()Ljava/lang/String;", arguments -> "found");
        all.call();
        all.call();
        assertThat(all.runs()).isEqualTo(1);
    }

    private void assertHit(@Nullable Object first, @Nullable Object second) throws Throwable {
        find.call(first);
        int runs = find.runs();
        find.call(second);
        assertThat(find.runs()).as("%s and %s", first, second).isEqualTo(runs);
    }

    private void assertMiss(@Nullable Object first, @Nullable Object second) throws Throwable {
        find.call(first);
        int runs = find.runs();
        find.call(second);
        assertThat(find.runs()).as("%s and %s", first, second).isEqualTo(runs + 1);
    }

    private static Class<?> record(String name, Class<?> first, Class<?> second) {
        return new ByteBuddy(ClassFileVersion.JAVA_V17)
                .makeRecord()
                .name(name)
                .defineRecordComponent("first", first)
                .defineRecordComponent("second", second)
                .make()
                .load(null, ClassLoadingStrategy.Default.WRAPPER)
                .getLoaded();
    }

    private static Object newRecord(Class<?> type, Object first, Object second) throws ReflectiveOperationException {
        return type.getDeclaredConstructors()[0].newInstance(first, second);
    }

    private static class Name {
        private final String text;

        Name(String text) {
            this.text = text;
        }

        @Override
        public boolean equals(@Nullable Object other) {
            return other instanceof Name && ((Name) other).text.equals(text);
        }

        @Override
        public int hashCode() {
            return text.hashCode();
        }
    }
}
