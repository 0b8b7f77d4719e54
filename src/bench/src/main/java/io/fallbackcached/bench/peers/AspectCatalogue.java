package io.fallbackcached.bench.peers;

/** Has nothing of a cache: an aspect is woven around it while it is loaded. */
public final class AspectCatalogue extends ByCode {

    @Override
    public String byCode(String code) {
        return Articles.read(Articles.source(), Articles.id(code));
    }
}
