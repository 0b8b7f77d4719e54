package io.fallbackcached.bench.peers;

import io.fallbackcached.annotations.FallbackCached;

/** The agent's: each answer depends on a row that was read. Without fields, so that any two objects are alike. */
public final class WovenCatalogue implements Catalogue {

    @Override
    @FallbackCached(expireAfterWrite = "never", maximumSize = 20_000)
    public String only() {
        return Articles.read(Articles.source(), 0);
    }

    @Override
    @FallbackCached(expireAfterWrite = "never", maximumSize = 20_000)
    public String byCode(String code) {
        return Articles.read(Articles.source(), Articles.id(code));
    }

    @Override
    @FallbackCached(expireAfterWrite = "never", maximumSize = 20_000)
    public String byNumber(int number) {
        return Articles.read(Articles.source(), number);
    }

    @Override
    @FallbackCached(expireAfterWrite = "never", maximumSize = 20_000)
    public String byId(long id) {
        return Articles.read(Articles.source(), id);
    }

    @Override
    @FallbackCached(expireAfterWrite = "never", maximumSize = 20_000)
    public String bySize(String code, int size) {
        return Articles.read(Articles.source(), Articles.id(code));
    }

    @Override
    @FallbackCached(expireAfterWrite = "never", maximumSize = 20_000)
    public String byPrice(String code, int size, long cents) {
        return Articles.read(Articles.source(), Articles.id(code));
    }
}
