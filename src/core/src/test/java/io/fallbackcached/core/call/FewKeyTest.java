package io.fallbackcached.core.call;

import static org.assertj.core.api.Assertions.assertThat;

import io.fallbackcached.core.rules.Action;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

class FewKeyTest {

    private static final List<String> TYPES = List.of("I", "J", "Z", "C", "S", "B", "D", "Ljava/lang/Object;");

    /** Few values, so that tuples meet again; equal ones are made anew. */
    private static Object value(String type, Random random) {
        int choice = random.nextInt(3);
        switch (type) {
            case "I":
                return choice - 1;
            case "J":
                return (choice - 1L) << 40;
            case "Z":
                return choice > 0;
            case "C":
                return (char) ('a' + choice);
            case "S":
                return (short) (choice - 1);
            case "B":
                return (byte) (choice - 1);
            case "D":
                return choice == 0 ? Double.NaN : choice - 1.5;
            default:
                return List.of(new String("x"), Long.valueOf(500L), new String("y"))
                        .get(choice);
        }
    }

    @Test
    void twoAndThreeArgumentsOfAnyTypesHitExactlyWhenAllAreEqual() throws Throwable {
        long seed = System.nanoTime();
        Random random = new Random(seed);
        for (int method = 0; method < 60; method++) {
            List<String> types = new ArrayList<>();
            for (int i = 0; i < 2 + method % 2; i++) {
                types.add(TYPES.get(random.nextInt(TYPES.size())));
            }
            WovenMethod woven = new Application()
                    .caching(
                            "(" + String.join("", types) + ")Ljava/lang/String;",
                            arguments -> List.of(arguments).toString());
            for (int call = 0; call < 60; call++) {
                Object[] arguments =
                        types.stream().map(type -> value(type, random)).toArray();
                assertThat(woven.call(arguments))
                        .as("seed %s, types %s", seed, types)
                        .isEqualTo(List.of(arguments).toString());
            }
            assertThat(woven.runs()).as("seed %s, types %s", seed, types).isLessThanOrEqualTo((int)
                    Math.pow(3, types.size()));
        }
    }

    @Test
    void nullIsAnArgumentLikeAnyOther() throws Throwable {
        WovenMethod woven = new Application()
                .caching(
                        "(Ljava/lang/String;Ljava/lang/String;)Ljava/lang/String;",
                        arguments -> arguments[0] + "/" + arguments[1]);
        for (int i = 0; i < 2; i++) {
            assertThat(woven.call(null, "a")).isEqualTo("null/a");
            assertThat(woven.call("a", null)).isEqualTo("a/null");
            assertThat(woven.call(null, null)).isEqualTo("null/null");
        }
        assertThat(woven.runs()).isEqualTo(3);
    }

    @Test
    void anEvictionFindsTheKeyByTheSameArgumentsOfOtherNumericTypes() throws Throwable {
        Application application = new Application();
        WovenMethod find = application.caching("(ILjava/lang/String;Z)Ljava/lang/String;", arguments -> "found");
        WovenMethod evict = application.changing(Action.EVICT, false, "(JLjava/lang/String;Z)V", arguments -> null);
        find.call(1, "a", true);
        find.call(2, "a", true);
        evict.call(1L, "a", true);
        find.call(2, "a", true);
        assertThat(find.runs()).isEqualTo(2);
        find.call(1, "a", true);
        assertThat(find.runs()).isEqualTo(3);
    }

    @Test
    void anEvictionByArgumentsThatDoNotFitEvictsNothing() throws Throwable {
        Application application = new Application();
        WovenMethod find = application.caching("(ILjava/lang/String;)Ljava/lang/String;", arguments -> "found");
        WovenMethod evict =
                application.changing(Action.EVICT, false, "(Ljava/lang/String;Ljava/lang/String;)V", arguments -> null);
        find.call(1, "a");
        evict.call("1", "a");
        find.call(1, "a");
        assertThat(find.runs()).isEqualTo(1);
        assertThat(application.faults).isEmpty();
    }

    @Test
    void aMutableArgumentIsKeptAsItWas() throws Throwable {
        WovenMethod woven = new Application()
                .caching("(Ljava/util/List;I)Ljava/lang/String;", arguments -> arguments[0].toString());
        List<String> list = new ArrayList<>(List.of("a"));
        woven.call(list, 1);
        list.add("b");
        assertThat(woven.call(list, 1)).isEqualTo("[a, b]");
        assertThat(woven.call(List.of("a"), 1)).isEqualTo("[a]");
        assertThat(woven.runs()).isEqualTo(2);
    }
}
