package com.acme.history;

import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;

/** Compares every answer with the database while nothing goes on: it must be exactly what is there. */
public final class Quiet {

    private final Items items;
    private final List<String> faults = new ArrayList<>();
    private final long[] truth = new long[Keys.COUNT];
    private long calls;

    public Quiet(Items items) throws SQLException {
        this.items = items;
        for (int id = 0; id < Schema.ITEMS; id++) {
            compare(
                    Keys.item(id),
                    Direct.version(id),
                    items.version(id),
                    items.versionInView(id),
                    items.withNote(id)[0],
                    items.itemAndNote(id)[0],
                    ofOwner(id));
            compare(
                    Keys.note(id),
                    Direct.noteVersion(id),
                    items.noteVersion(id),
                    items.withNote(id)[1],
                    items.itemAndNote(id)[1]);
        }
        compare(Keys.ITEM_WRITES, Direct.writes(), items.writes()[0]);
        compare(Keys.NOTE_WRITES, Direct.noteWrites(), items.noteWrites());
    }

    /** Compares the slots of a round too, which the next will not use. */
    public void slots(Round round) throws SQLException {
        for (int index = 0; index < Keys.SLOTS; index++) {
            long id = round.slotId(index);
            compare(Keys.slot(index), Direct.hasSlot(id) ? 1 : 0, items.slot(id) == null ? 0 : 1);
            truth[Keys.slot(index)] = 0;
        }
    }

    public List<String> faults() {
        return faults;
    }

    /** What the database says of each key. */
    public long[] truth() {
        return truth;
    }

    /** How often a cached method was called. */
    public long calls() {
        return calls;
    }

    private long ofOwner(int id) throws SQLException {
        return items.ofOwner((int) (Direct.version(id) % Schema.OWNERS)).getOrDefault(id, -1L);
    }

    private void compare(int key, long now, long... answers) {
        calls += answers.length;
        truth[key] = now;
        for (long answer : answers) {
            if (answer != now) {
                faults.add("stale at rest: " + Keys.name(key) + " is " + now + ", not " + answer);
            }
        }
    }
}
