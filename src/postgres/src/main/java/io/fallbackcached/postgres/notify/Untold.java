package io.fallbackcached.postgres.notify;

import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/** Messages that could not be sent on the connections that wrote: still to be told, on the feed's own. Thread-safe. */
final class Untold {

    /** Beyond so many it is not worth telling them apart. */
    private static final int MOST = 100;

    private final String everything;
    private final Set<String> texts = new LinkedHashSet<>();

    /** @param everything the text that stands for any number of others */
    Untold(String everything) {
        this.everything = everything;
    }

    /** The text that stands for any others. */
    String everything() {
        return everything;
    }

    synchronized void addAll(Collection<String> more) {
        if (texts.contains(everything)) {
            return;
        }
        texts.addAll(more);
        if (texts.size() > MOST) {
            texts.clear();
            texts.add(everything);
        }
    }

    /** All there are; from now on they are the caller's to tell. */
    synchronized List<String> take() {
        List<String> all = new ArrayList<>(texts);
        texts.clear();
        return all;
    }
}
