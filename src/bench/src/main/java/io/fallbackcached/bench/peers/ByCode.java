package io.fallbackcached.bench.peers;

/** A catalogue that answers by code only. Not final: some peers answer from a subclass. */
abstract class ByCode implements Catalogue {

    @Override
    public final String only() {
        throw new UnsupportedOperationException();
    }

    @Override
    public final String byNumber(int number) {
        throw new UnsupportedOperationException();
    }

    @Override
    public final String byId(long id) {
        throw new UnsupportedOperationException();
    }

    @Override
    public final String bySize(String code, int size) {
        throw new UnsupportedOperationException();
    }

    @Override
    public final String byPrice(String code, int size, long cents) {
        throw new UnsupportedOperationException();
    }
}
