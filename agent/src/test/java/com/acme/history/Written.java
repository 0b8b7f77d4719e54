package com.acme.history;

/** A committed write. Immutable. */
final class Written {

    final int key;
    final long value;

    /** Just before the commit was asked for: nobody may have seen the value earlier. */
    final long start;

    /** Just after the commit returned: from here on everybody must see the value. */
    final long end;

    final String how;

    Written(int key, long value, long start, long end, String how) {
        this.key = key;
        this.value = value;
        this.start = start;
        this.end = end;
        this.how = how;
    }
}
