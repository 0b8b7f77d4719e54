package com.acme.loader.redeploy;

/** Part of a key. */
public enum OrderKind {
    SMALL,
    LARGE
}
