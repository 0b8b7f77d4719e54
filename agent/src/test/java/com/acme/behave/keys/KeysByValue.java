package com.acme.behave.keys;

import com.acme.behave.Tally;
import io.fallbackcached.testkit.Scenario;
import io.fallbackcached.testkit.Transcript;
import java.math.BigDecimal;
import java.util.Arrays;
import java.util.Collections;
import java.util.Date;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;

/** Which arguments are the same key, and which are not. */
@SuppressWarnings("JavaUtilDate") // it is what applications pass
public class KeysByValue implements Scenario {

    private final Tally tally = new Tally();
    private final Finder finder = new Finder(tally);

    @Override
    public void run(Transcript out) throws Exception {
        arrays(out);
        numbers(out);
        texts(out);
        mutable(out);
        containers(out);
        several(out);
    }

    private void arrays(Transcript out) throws Exception {
        tally.tell(
                out,
                "arrays",
                () -> finder.byArray(new int[] {1, 2}),
                () -> finder.byArray(new int[] {1, 2}),
                () -> finder.byArray(new int[] {2, 1}),
                () -> finder.byArray(new int[] {}),
                () -> finder.byArray(null));
        tally.tell(
                out,
                "nested arrays",
                () -> finder.byNested(new Object[] {"a", new long[] {1}}),
                () -> finder.byNested(new Object[] {"a", new long[] {1}}),
                () -> finder.byNested(new Object[] {"a", new long[] {2}}),
                () -> finder.byNested(new Object[] {"a", new int[] {1}}));
        tally.tell(
                out,
                "varargs",
                () -> finder.byVarargs("a", "b"),
                () -> finder.byVarargs("a", "b"),
                () -> finder.byVarargs("a"),
                () -> finder.byVarargs(),
                () -> finder.byVarargs(new String[0]));
    }

    private void numbers(Transcript out) throws Exception {
        tally.tell(
                out,
                "decimals with their scale",
                () -> finder.byDecimal(new BigDecimal("1.0")),
                () -> finder.byDecimal(new BigDecimal("1.0")),
                () -> finder.byDecimal(new BigDecimal("1.00")));
        tally.tell(
                out,
                "doubles by their bits",
                () -> finder.byDouble(Double.NaN),
                () -> finder.byDouble(Double.NaN),
                () -> finder.byDouble(0.0),
                () -> finder.byDouble(-0.0));
        tally.tell(
                out,
                "boxes by their type",
                () -> finder.byObject(1),
                () -> finder.byObject(1),
                () -> finder.byObject(1L));
    }

    private void texts(Transcript out) throws Exception {
        tally.tell(
                out,
                "texts",
                () -> finder.byText("a"),
                () -> finder.byText("a ".trim()),
                () -> finder.byText("null"),
                () -> finder.byText(null),
                () -> finder.byText(null));
        tally.tell(
                out,
                "enums",
                () -> finder.byEnum(TimeUnit.DAYS),
                () -> finder.byEnum(TimeUnit.DAYS),
                () -> finder.byEnum(TimeUnit.HOURS));
        tally.tell(
                out,
                "optionals",
                () -> finder.byOptional(Optional.of("a")),
                () -> finder.byOptional(Optional.of("a")),
                () -> finder.byOptional(Optional.empty()),
                () -> finder.byOptional(Optional.empty()));
    }

    private void mutable(Transcript out) throws Exception {
        Date date = new Date(1000);
        tally.tell(
                out,
                "a date changed afterwards",
                () -> finder.byDate(date),
                () -> {
                    date.setTime(2000);
                    return finder.byDate(date);
                },
                () -> finder.byDate(new Date(1000)),
                () -> finder.byDate(new Date(2000)));
        tally.tell(
                out,
                "a date changed by the body",
                () -> finder.byDateSpoiled(new Date(1000)),
                () -> finder.byDateSpoiled(new Date(1000)),
                () -> finder.byDateSpoiled(new Date(0)));
        tally.tell(
                out,
                "objects without a value",
                () -> finder.byObject(new Object()),
                () -> finder.byObject(this),
                () -> finder.byObject(this));
    }

    private void containers(Transcript out) throws Exception {
        tally.tell(
                out,
                "lists and sets",
                () -> finder.byCollection(List.of("a", "b")),
                () -> finder.byCollection(Arrays.asList("a", "b")),
                () -> finder.byCollection(List.of("b", "a")),
                () -> finder.byCollection(new HashSet<>(List.of("a", "b"))),
                () -> finder.byCollection(new HashSet<>(List.of("b", "a"))));
        Map<String, Integer> reversed = new LinkedHashMap<>();
        reversed.put("b", 2);
        reversed.put("a", 1);
        tally.tell(
                out,
                "maps",
                () -> finder.byMap(Map.of("a", 1, "b", 2)),
                () -> finder.byMap(reversed),
                () -> finder.byMap(Collections.singletonMap("a", 1)));
    }

    private void several(Transcript out) throws Exception {
        tally.tell(
                out,
                "two texts",
                () -> finder.byTwoTexts("a", "b"),
                () -> finder.byTwoTexts("a", "b"),
                () -> finder.byTwoTexts("b", "a"),
                () -> finder.byTwoTexts("ab", ""),
                () -> finder.byTwoTexts(null, "a"),
                () -> finder.byTwoTexts(null, "a"));
        tally.tell(
                out,
                "two numbers",
                () -> finder.byTwoNumbers(1, 2),
                () -> finder.byTwoNumbers(1, 2),
                () -> finder.byTwoNumbers(2, 1),
                () -> finder.byTwoNumbers(1, 2L + (1L << 32)));
        tally.tell(
                out,
                "many",
                () -> finder.byMany(true, 'a', (short) 1, 0.5f, "t"),
                () -> finder.byMany(true, 'a', (short) 1, 0.5f, "t"),
                () -> finder.byMany(false, 'a', (short) 1, 0.5f, "t"),
                () -> finder.byMany(true, 'b', (short) 1, 0.5f, "t"),
                () -> finder.byMany(true, 'a', (short) 2, 0.5f, "t"),
                () -> finder.byMany(true, 'a', (short) 1, 0.25f, "t"),
                () -> finder.byMany(true, 'a', (short) 1, 0.5f, "u"));
        tally.tell(out, "nothing", finder::byNothing, finder::byNothing, new Finder(tally)::byNothing);
    }
}
