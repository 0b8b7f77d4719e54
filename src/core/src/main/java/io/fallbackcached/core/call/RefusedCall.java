package io.fallbackcached.core.call;

import io.fallbackcached.core.rules.RefusalCode;

/** Says that a call does not take part. Carries no stack: it is an answer, not a fault. */
abstract class RefusedCall extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final RefusalCode code;
    private final String detail;

    RefusedCall(RefusalCode code, String detail) {
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
