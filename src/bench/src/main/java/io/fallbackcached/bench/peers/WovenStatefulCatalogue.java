package io.fallbackcached.bench.peers;

import io.fallbackcached.annotations.FallbackCached;
import javax.sql.DataSource;

/** The agent's, of an object that holds where it reads: two that hold another do not share answers. */
public final class WovenStatefulCatalogue implements Catalogue {

    private final DataSource source;

    /** Reads where the others read. */
    public WovenStatefulCatalogue() {
        this.source = Articles.source();
    }

    @Override
    @FallbackCached(expireAfterWrite = "never", maximumSize = 20_000)
    public String only() {
        return Articles.read(source, 0);
    }

    @Override
    @FallbackCached(expireAfterWrite = "never", maximumSize = 20_000)
    public String byCode(String code) {
        return Articles.read(source, Articles.id(code));
    }

    @Override
    @FallbackCached(expireAfterWrite = "never", maximumSize = 20_000)
    public String byNumber(int number) {
        return Articles.read(source, number);
    }

    @Override
    @FallbackCached(expireAfterWrite = "never", maximumSize = 20_000)
    public String byId(long id) {
        return Articles.read(source, id);
    }

    @Override
    @FallbackCached(expireAfterWrite = "never", maximumSize = 20_000)
    public String bySize(String code, int size) {
        return Articles.read(source, Articles.id(code));
    }

    @Override
    @FallbackCached(expireAfterWrite = "never", maximumSize = 20_000)
    public String byPrice(String code, int size, long cents) {
        return Articles.read(source, Articles.id(code));
    }
}
