package io.fallbackcached.core.call;

import io.fallbackcached.core.rules.RefusalCode;

/** Says that an argument cannot be part of a key. */
final class Unkeyable extends RefusedCall {

    private static final long serialVersionUID = 1L;

    Unkeyable(RefusalCode code, String detail) {
        super(code, detail);
    }
}
