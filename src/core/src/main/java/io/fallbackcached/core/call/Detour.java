package io.fallbackcached.core.call;

import org.jspecify.annotations.Nullable;

/**
 * A body that runs beside the load of its key, since that could not be waited for or shared. It may read what others have
 * committed since, of which nobody has heard yet; whoever asks after its caller must not be given what is older.
 */
final class Detour implements Load {

    private final ReadThrough cache;
    private final Object key;

    Detour(ReadThrough cache, Object key) {
        this.cache = cache;
        this.key = key;
    }

    @Override
    public @Nullable Object returned(@Nullable Object value) {
        cache.passed(key);
        return value;
    }

    @Override
    public void thrown() {}
}
