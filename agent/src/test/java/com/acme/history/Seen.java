package com.acme.history;

/**
 * That one thread saw one value, once or several times in a row. Of the repetitions only the first end and the last start
 * matter: by the first end the value was out, and at the last start it was still new enough.
 */
final class Seen {

    final int key;
    final long value;
    final long firstStart;
    final long firstEnd;
    long lastStart;
    long lastEnd;
    String lastHow;
    final String firstHow;

    Seen(int key, long value, long start, long end, String how) {
        this.key = key;
        this.value = value;
        this.firstStart = start;
        this.firstEnd = end;
        this.lastStart = start;
        this.lastEnd = end;
        this.firstHow = how;
        this.lastHow = how;
    }

    void again(long start, long end, String how) {
        lastStart = start;
        lastEnd = end;
        lastHow = how;
    }
}
