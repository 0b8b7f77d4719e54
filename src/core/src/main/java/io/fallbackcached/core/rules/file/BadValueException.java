package io.fallbackcached.core.rules.file;

import org.snakeyaml.engine.v2.nodes.Node;

/** A value that is not what its key takes. */
final class BadValueException extends Exception {

    private static final long serialVersionUID = 1;

    private final transient Node node;
    private final String message;
    private final String suggestion;

    BadValueException(Node node, String message, String suggestion) {
        super(message, null, false, false);
        this.node = node;
        this.message = message;
        this.suggestion = suggestion;
    }

    Node node() {
        return node;
    }

    String message() {
        return message;
    }

    String suggestion() {
        return suggestion;
    }
}
