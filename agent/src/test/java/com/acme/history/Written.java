package com.acme.history;

/** A write whose commit was asked for. */
public final class Written {

    /** The end of a commit that nobody was told the outcome of. */
    public static final long UNKNOWN = Long.MAX_VALUE;

    public final int key;
    public final long value;

    /** Just before the commit was asked for: nobody may have seen the value earlier. */
    public final long start;

    public final String how;

    /** Just after the commit returned: from here on everybody must see the value. */
    public long end = UNKNOWN;

    public Written(int key, long value, long start, String how) {
        this.key = key;
        this.value = value;
        this.start = start;
        this.how = how;
    }

    public boolean isCertain() {
        return end != UNKNOWN;
    }
}
