package io.fallbackcached.core.call;

import io.fallbackcached.core.rules.RefusalCode;

/** Says that a result cannot be kept. */
final class Unkept extends RefusedCall {

    private static final long serialVersionUID = 1L;

    Unkept(RefusalCode code, String detail) {
        super(code, detail);
    }
}
