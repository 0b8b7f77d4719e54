package com.acme.behave.values;

import java.util.ArrayList;
import java.util.Date;
import java.util.List;

/** A plain mutable object that holds others, and itself. */
@SuppressWarnings("JavaUtilDate") // it is what applications hold
class Basket {

    String owner = "Maria";
    final List<int[]> counts = new ArrayList<>(List.of(new int[] {1, 2}));
    final Date since = new Date(1000);
    final StringBuilder note = new StringBuilder("note");
    Basket inner;
    final Basket self = this;

    void spoil() {
        owner = "nobody";
        counts.get(0)[0] = 99;
        counts.add(new int[0]);
        since.setTime(0);
        note.setLength(0);
        if (inner != null) {
            inner.spoil();
        }
        inner = null;
    }

    @Override
    public String toString() {
        return owner + " " + counts.get(0)[0] + "/" + counts.size() + " " + since.getTime() + " " + note + " "
                + (self == this) + (inner == null ? "" : " [" + inner + "]");
    }
}
