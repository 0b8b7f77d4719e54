package io.fallbackcached.bench.entity;

/** How it stands between a customer and the shop. */
public enum Status {
    PROSPECT,
    ACTIVE,
    BLOCKED
}
