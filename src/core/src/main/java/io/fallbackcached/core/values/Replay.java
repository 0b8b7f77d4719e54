package io.fallbackcached.core.values;

import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * Copies a graph by its script. Looks nothing up: neither how to copy a class nor whether an object was met before. It does
 * make sure that it is asked for the very objects that the script speaks of.
 */
final class Replay extends CopyGraph implements ValueExtension.Run {

    private static final @Nullable Object[] NO_ROW = {};

    private final Script script;
    private final Object[] asked;
    private final int[] answers;

    /** In the order in which they were begun; what is immutable has no place. */
    private final @Nullable Object[] copies;

    private int line;
    private int begun;
    private int place;

    /** What is being copied in a row, the next of them, and the answer that goes for them. */
    private @Nullable Object[] row = NO_ROW;

    private int next;
    private int kind;

    Replay(Script script) {
        this.script = script;
        this.asked = script.asked();
        this.answers = script.answers();
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
        Object ready = ready(original);
        return ready == null ? copyNew(original) : ready;
    }

    /** Small, for the JVM to inline it wherever a field is moved. */
    @Nullable
    Object ready(Object original) {
        int at = line;
        if (at >= answers.length || asked[at] != original) {
            throw new Script.Departure();
        }
        int answer = answers[at];
        if (answer > 0) {
            return null;
        }
        line = at + 1;
        return answer == Script.SAME ? original : known(-1 - answer);
    }

    private Object known(int place) {
        Object copy = copies[place];
        if (copy == null) {
            throw new Script.Departure();
        }
        return copy;
    }

    private Object copyNew(Object original) {
        Copier copier = script.copier(answers[line++]);
        int outer = place;
        place = begun++;
        Object copy = copier.copy(original, this);
        note(copy);
        place = outer;
        return copy;
    }

    @Override
    public void copyAll(@Nullable Object[] elements) {
        for (int i = 0; i < elements.length; ) {
            Object original = elements[i];
            Object ready = original == null ? null : ready(original);
            if (original == null || ready != null) {
                elements[i++] = ready;
            } else {
                i = copyRow(elements, i);
            }
        }
    }

    /** Rows may be within rows: an entity's collection is one. */
    private int copyRow(@Nullable Object[] elements, int from) {
        @Nullable Object[] outerRow = row;
        int outerNext = next;
        int outerKind = kind;
        int outerPlace = place;
        row = elements;
        next = from;
        kind = answers[line];
        script.copier(kind).copyRun(this);
        int reached = next;
        if (reached == from) {
            throw new IllegalStateException("a copier that copies nothing of its row");
        }
        row = outerRow;
        next = outerNext;
        kind = outerKind;
        place = outerPlace;
        return reached;
    }

    @Override
    public @Nullable Object begin() {
        int at = line;
        if (next >= row.length || at >= answers.length || answers[at] != kind) {
            return null;
        }
        Object original = row[next];
        if (original == null || asked[at] != original) {
            return null;
        }
        next++;
        line = at + 1;
        place = begun++;
        return original;
    }

    @Override
    public void end(Object copy) {
        note(copy);
        row[next - 1] = copy;
    }

    /** Mostly it was registered, and reading is cheaper than writing once more. */
    private void note(Object copy) {
        if (copies[place] != copy) {
            copies[place] = copy;
        }
    }
}
