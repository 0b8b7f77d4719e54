package com.acme.history;

/**
 * That one thread saw one value in one way, once or several times in a row. Of the repetitions only the first end and the last
 * start matter: by the first end the value was out, and at the last start it was still new enough.
 */
public final class Seen {

    public final int key;
    public final long value;
    public final Look how;

    /** Who has seen it, for people. */
    public String by = "";

    public final long firstStart;
    public final long firstEnd;
    public long lastStart;
    public long lastEnd;

    public Seen(int key, long value, long start, long end, Look how) {
        this.key = key;
        this.value = value;
        this.firstStart = start;
        this.firstEnd = end;
        this.lastStart = start;
        this.lastEnd = end;
        this.how = how;
    }

    public void again(long start, long end) {
        lastStart = start;
        lastEnd = end;
    }
}
