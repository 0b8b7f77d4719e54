package io.fallbackcached.core.values;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;

/** Takes down a script while an exploration goes on. Used once, by one thread. */
final class ScriptWriter {

    private final TypeCopiers copiers;
    private final List<Object> asked = new ArrayList<>();
    private final List<Copier> kinds = new ArrayList<>();
    private final Map<Copier, Integer> kindOf = new HashMap<>();
    private final IdentityHashMap<Object, Integer> places = new IdentityHashMap<>();
    private int[] answers = new int[16];
    private int copies;
    private boolean failed;

    ScriptWriter(TypeCopiers copiers) {
        this.copiers = copiers;
    }

    void same(Object original) {
        write(original, Script.SAME);
    }

    /** @return to be told to {@link #turnedOutSame} if it does */
    int begin(Object original, Copier copier) {
        Copier settled = copier.settled(original);
        int kind = kindOf.computeIfAbsent(settled, first -> kinds.size());
        if (kind == kinds.size()) {
            kinds.add(settled);
        }
        places.put(original, copies);
        return write(original, Script.newCopy(kind, copies++));
    }

    /** Nothing more is asked for by the copy that was begun at this line. */
    void end(int line) {
        if (failed) {
            return;
        }
        int own = Script.knownCopy(Script.place(answers[line]));
        for (int i = line + 1; i < asked.size(); i++) {
            if (answers[i] > Script.SAME || answers[i] == own) {
                return;
            }
        }
        answers[line] = Script.alone(answers[line]);
    }

    /** What it refers to need not be asked for any more. */
    void turnedOutSame(Object original, int line) {
        for (int i = line + 1; i < asked.size(); i++) {
            failed |= answers[i] != Script.SAME;
        }
        asked.subList(line + 1, asked.size()).clear();
        answers[line] = Script.SAME;
        places.remove(original);
        copies--;
    }

    void again(Object original) {
        Integer place = places.get(original);
        failed |= place == null;
        write(original, place == null ? Script.SAME : Script.knownCopy(place));
    }

    Script script() {
        return failed
                ? Script.IMPOSSIBLE
                : new Script(
                        copiers,
                        asked.toArray(),
                        Arrays.copyOf(answers, asked.size()),
                        kinds.toArray(new Copier[0]),
                        copies);
    }

    private int write(Object original, int answer) {
        int line = asked.size();
        // by then most of the time goes into the copies themselves
        failed |= line >= Script.LONGEST;
        if (failed) {
            return 0;
        }
        asked.add(original);
        if (line == answers.length) {
            answers = Arrays.copyOf(answers, 2 * line);
        }
        answers[line] = answer;
        return line;
    }
}
