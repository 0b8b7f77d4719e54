package com.acme.behave.values;

import com.acme.behave.Tally;
import io.fallbackcached.testkit.Scenario;
import io.fallbackcached.testkit.Transcript;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import java.util.function.Consumer;
import java.util.function.Function;

/** Each caller changes its result as it can; the next one must not notice. */
@SuppressWarnings("JavaUtilDate") // it is what applications return
public class CallersSpoilWhatTheyGet implements Scenario {

    private final Tally tally = new Tally();
    private final Warehouse warehouse = new Warehouse(tally);

    @Override
    public void run(Transcript out) throws Exception {
        spoil(out, "sorted list", warehouse::list, Collections::sort, Object::toString);
        spoil(out, "cleared list", warehouse::list, List::clear, Object::toString);
        spoil(out, "the method's own list", warehouse::ownList, List::clear, Object::toString);
        spoil(out, "map", warehouse::map, map -> map.clear(), Object::toString);
        spoil(out, "list in a map", warehouse::map, map -> map.get("k").set(0, "x"), Object::toString);
        spoil(out, "set", warehouse::set, set -> set.add("x"), Object::toString);
        spoil(out, "array", warehouse::array, Arrays::sort, Arrays::toString);
        spoil(out, "matrix", warehouse::matrix, matrix -> matrix[0][0] = "x", Arrays::deepToString);
        spoil(out, "date", warehouse::date, date -> date.setTime(0), date -> "" + date.getTime());
        spoil(out, "object", warehouse::basket, Basket::spoil, Basket::toString);
        spoil(out, "objects", warehouse::baskets, all -> all[1].spoil(), Arrays::toString);
        spoil(out, "optional", warehouse::optional, list -> list.get().clear(), Object::toString);
        List<String> shared = warehouse.shared();
        out.line("shared object " + (warehouse.shared() == shared));
        futures(out);
        primitives(out);
    }

    private <T> void spoil(Transcript out, String what, Callable<T> call, Consumer<T> deed, Function<T, String> text)
            throws Exception {
        int before = tally.runs();
        for (int caller = 0; caller < 3; caller++) {
            deed.accept(call.call());
        }
        out.line(what + ": " + text.apply(call.call()) + " after " + (tally.runs() - before));
    }

    private void futures(Transcript out) throws Exception {
        int before = tally.runs();
        CompletableFuture<List<String>> first = warehouse.later();
        CompletableFuture<List<String>> second = warehouse.later();
        CompletableFuture<List<String>> cancelled = warehouse.later();
        cancelled.cancel(true);
        out.line("future done early " + (first.isDone() || second.isDone() || warehouse.pending.isDone()));
        warehouse.pending.complete(new ArrayList<>(List.of("b", "a")));
        Collections.sort(first.get());
        second.get().clear();
        out.line("future: " + warehouse.later().get() + " after " + (tally.runs() - before));
        Callable<Boolean> broken = () -> warehouse.laterBroken().isCompletedExceptionally();
        tally.tell(out, "broken futures", broken, broken);
    }

    private void primitives(Transcript out) throws Exception {
        tally.tell(
                out,
                "boolean",
                () -> same(true, warehouse.flag(true)),
                () -> same(true, warehouse.flag(true)),
                () -> same(false, warehouse.flag(false)));
        byte small = -1;
        tally.tell(out, "byte", () -> same(small, warehouse.number(small)), () -> same(small, warehouse.number(small)));
        short middle = -300;
        tally.tell(
                out,
                "short",
                () -> same(middle, warehouse.number(middle)),
                () -> same(middle, warehouse.number(middle)));
        tally.tell(
                out,
                "char",
                () -> same('\uffff', warehouse.letter('\uffff')),
                () -> same('\uffff', warehouse.letter('\uffff')));
        tally.tell(
                out,
                "int",
                () -> same(Integer.MIN_VALUE, warehouse.number(Integer.MIN_VALUE)),
                () -> same(Integer.MIN_VALUE, warehouse.number(Integer.MIN_VALUE)));
        tally.tell(
                out,
                "long",
                () -> same(1L << 40, warehouse.number(1L << 40)),
                () -> same(1L << 40, warehouse.number(1L << 40)));
        tally.tell(
                out,
                "float",
                () -> same(Float.NaN, warehouse.number(Float.NaN)),
                () -> same(Float.NaN, warehouse.number(Float.NaN)));
        tally.tell(out, "double", () -> same(-0.0, warehouse.number(-0.0)), () -> same(-0.0, warehouse.number(-0.0)));
    }

    private static Object same(Object expected, Object found) {
        if (!expected.equals(found)) {
            throw new AssertionError("expected " + expected + ", found " + found);
        }
        return found;
    }
}
