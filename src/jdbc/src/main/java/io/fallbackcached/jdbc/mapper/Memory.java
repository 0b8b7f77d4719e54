package io.fallbackcached.jdbc.mapper;

import io.fallbackcached.core.coherence.Coherence;
import io.fallbackcached.core.coherence.LoadScope;
import io.fallbackcached.core.watch.WatchedCall;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/** What a mapper keeps of the entities it read in a session or transaction, and looks into before it reads. Thread-safe. */
final class Memory extends InLoads {

    private final int lastOfKey;

    /** @param lastOfKey the last of the arguments that together say what is looked for */
    Memory(Coherence coherence, int lastOfKey) {
        super(coherence);
        this.lastOfKey = lastOfKey;
    }

    @Override
    WatchedCall begin(LoadScope load, Object target, @Nullable Object[] arguments) {
        Object key = Arrays.asList(Arrays.copyOf(arguments, lastOfKey + 1));
        return new Answer() {
            @Override
            public void returned(@Nullable Object value) {
                load.recalls(target, key, value != null);
            }
        };
    }
}
