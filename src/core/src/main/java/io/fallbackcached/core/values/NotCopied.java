package io.fallbackcached.core.values;

import io.fallbackcached.core.rules.RefusalCode;

/** Copying a graph was given up; names the type that made it unsafe. Carries no stack trace: it is an answer, not a fault. */
final class NotCopied extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final RefusalCode code;

    NotCopied(RefusalCode code, String detail) {
        super(detail, null, false, false);
        this.code = code;
    }

    RefusalCode code() {
        return code;
    }
}
