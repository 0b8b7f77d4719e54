package io.fallbackcached.core.call;

import io.fallbackcached.core.rules.RefusalCode;

/** Says that an argument cannot be part of a key. Carries no stack: it is an answer, not a fault. */
final class Unkeyable extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final RefusalCode code;
    private final String detail;

    Unkeyable(RefusalCode code, String detail) {
        super(detail, null, false, false);
        this.code = code;
        this.detail = detail;
    }

    RefusalCode code() {
        return code;
    }

    String detail() {
        return detail;
    }
}
