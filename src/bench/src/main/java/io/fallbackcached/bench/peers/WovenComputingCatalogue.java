package io.fallbackcached.bench.peers;

import io.fallbackcached.annotations.FallbackCached;

/** The agent's, of answers that depend on no table. */
public final class WovenComputingCatalogue implements Catalogue {

    @Override
    @FallbackCached(expireAfterWrite = "never", maximumSize = 20_000)
    public String only() {
        return Articles.compute(0);
    }

    @Override
    @FallbackCached(expireAfterWrite = "never", maximumSize = 20_000)
    public String byCode(String code) {
        return Articles.compute(Articles.id(code));
    }

    @Override
    @FallbackCached(expireAfterWrite = "never", maximumSize = 20_000)
    public String byNumber(int number) {
        return Articles.compute(number);
    }

    @Override
    @FallbackCached(expireAfterWrite = "never", maximumSize = 20_000)
    public String byId(long id) {
        return Articles.compute(id);
    }

    @Override
    @FallbackCached(expireAfterWrite = "never", maximumSize = 20_000)
    public String bySize(String code, int size) {
        return Articles.compute(Articles.id(code));
    }

    @Override
    @FallbackCached(expireAfterWrite = "never", maximumSize = 20_000)
    public String byPrice(String code, int size, long cents) {
        return Articles.compute(Articles.id(code));
    }
}
