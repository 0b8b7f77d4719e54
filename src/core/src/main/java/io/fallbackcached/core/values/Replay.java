package io.fallbackcached.core.values;

import java.util.Objects;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * Copies a graph by its script. Looks nothing up: neither how to copy a class nor whether an object was met before. It does
 * make sure that it is asked for the very objects that the script speaks of.
 */
final class Replay extends CopyGraph implements ValueExtension.Run {

    private final Script script;

    /** In the order in which they were begun; what is immutable has no place. */
    private final @Nullable Object[] copies;

    private int line;
    private int place;

    /** What is being copied in a row; an object of its own, since a replay is made for each hit, and most have none. */
    private @Nullable Row row;

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
        Object ready = ready(original);
        return ready == null ? copyNew(original) : ready;
    }

    /** Small, for the JVM to inline it wherever a field is moved. */
    @Nullable
    Object ready(Object original) {
        int at = line;
        Object[] asked = script.asked();
        if (at >= asked.length || asked[at] != original) {
            throw new Script.Departure();
        }
        int answer = script.answers()[at];
        if (answer > Script.SAME) {
            return null;
        }
        line = at + 1;
        return answer == Script.SAME ? original : known(Script.knownPlace(answer));
    }

    /** What {@link #ready} says, for objects of which the script says that it is at hand. */
    Object taken(Object original) {
        Object ready = ready(original);
        if (ready == null) {
            throw new Script.Departure();
        }
        return ready;
    }

    private Object known(int place) {
        Object copy = copies[place];
        if (copy == null) {
            throw new Script.Departure();
        }
        return copy;
    }

    /** The line before is that of the object to be copied. */
    @Override
    public boolean isAlone() {
        return Script.isAlone(script.answers()[line - 1]);
    }

    private Object copyNew(Object original) {
        int answer = script.answers()[line++];
        int outer = place;
        place = Script.place(answer);
        Object copy = script.copier(Script.kind(answer)).copy(original, this);
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
        Row outer = row;
        int outerPlace = place;
        Row own = new Row(elements, from, Script.kind(script.answers()[line]));
        row = own;
        script.copier(own.kind).copyRun(this);
        if (own.next == from) {
            throw new IllegalStateException("a copier that copies nothing of its row");
        }
        row = outer;
        place = outerPlace;
        return own.next;
    }

    @Override
    public @Nullable Object begin() {
        Row own = Objects.requireNonNull(row, "no row is being copied");
        int at = line;
        int[] answers = script.answers();
        if (own.next >= own.elements.length || at >= answers.length) {
            return null;
        }
        int answer = answers[at];
        Object original = own.elements[own.next];
        if (answer <= Script.SAME
                || Script.kind(answer) != own.kind
                || original == null
                || script.asked()[at] != original) {
            return null;
        }
        own.next++;
        line = at + 1;
        place = Script.place(answer);
        return original;
    }

    @Override
    public void end(Object copy) {
        note(copy);
        Row own = Objects.requireNonNull(row, "no row is being copied");
        own.elements[own.next - 1] = copy;
    }

    /** Mostly it was registered, and reading is cheaper than writing once more. */
    private void note(Object copy) {
        if (copies[place] != copy) {
            copies[place] = copy;
        }
    }

    /** Elements that one copier copies: which of them is next, and by what copier. */
    private static final class Row {
        final @Nullable Object[] elements;
        final int kind;
        int next;

        Row(@Nullable Object[] elements, int next, int kind) {
            this.elements = elements;
            this.next = next;
            this.kind = kind;
        }
    }
}
