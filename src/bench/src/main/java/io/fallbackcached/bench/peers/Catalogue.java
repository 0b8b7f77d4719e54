package io.fallbackcached.bench.peers;

/** Names of articles, asked for by keys of each shape that caches are asked for. The names are immutable and shared. */
public interface Catalogue {

    /** The one that needs no key. */
    String only();

    String byCode(String code);

    String byNumber(int number);

    String byId(long id);

    String bySize(String code, int size);

    String byPrice(String code, int size, long cents);
}
