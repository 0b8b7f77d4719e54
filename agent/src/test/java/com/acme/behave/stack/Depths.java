package com.acme.behave.stack;

import com.acme.behave.Tally;

/** A lookup that is called with hardly any stack left. */
public class Depths {

    private final Tally tally;

    public Depths(Tally tally) {
        this.tally = tally;
    }

    public String find(String key, int number) {
        tally.ran();
        return key + number;
    }

    /** Goes down so many frames, and calls there. */
    public String findBelow(int frames, String key) {
        return frames == 0 ? find(key, frames) : findBelow(frames - 1, key);
    }
}
