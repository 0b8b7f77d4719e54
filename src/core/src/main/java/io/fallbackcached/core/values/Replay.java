package io.fallbackcached.core.values;

import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * Copies a graph by its script. Looks nothing up: neither how to copy a class nor whether an object was met before. It does
 * make sure that it is asked for the very objects that the script speaks of.
 */
final class Replay extends CopyGraph {

    private final Script script;

    /** In the order in which they were begun; what is immutable has no place. */
    private final @Nullable Object[] copies;

    private int line;
    private int begun;
    private int place;

    Replay(Script script) {
        this.script = script;
        this.copies = new @Nullable Object[script.copies()];
    }

    @Override
    public void register(Object original, Object copy) {
        copies[place] = copy;
    }

    @Override
    public void tellCopies(Consumer<@Nullable Object[]> listener) {
        listener.accept(copies);
    }

    @Override
    Copier copierOf(Object object) {
        return script.copierOf(object);
    }

    @Override
    Object copyOf(Object original) {
        int answer = script.answer(line++, original);
        if (answer == Script.SAME) {
            return original;
        }
        return answer < 0 ? known(-1 - answer) : copyNew(original, script.copier(answer));
    }

    private Object known(int place) {
        Object copy = copies[place];
        if (copy == null) {
            throw new Script.Departure();
        }
        return copy;
    }

    private Object copyNew(Object original, Copier copier) {
        int outer = place;
        place = begun++;
        Object copy = copier.copy(original, this);
        copies[place] = copy;
        place = outer;
        return copy;
    }
}
