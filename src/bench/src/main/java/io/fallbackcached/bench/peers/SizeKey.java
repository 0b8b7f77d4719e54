package io.fallbackcached.bench.peers;

/** What who writes a cache by hand makes of two arguments. */
public record SizeKey(String code, int size) {}
