package io.fallbackcached.bench.peers;

/** What who writes a cache by hand makes of three arguments. */
public record PriceKey(String code, int size, long cents) {}
