package io.fallbackcached.core.rules.file;

import io.fallbackcached.core.rules.Diagnostic;
import java.util.List;
import org.snakeyaml.engine.v2.nodes.Node;

/** Notes what is wrong in one file. Not thread-safe. */
final class Mistakes {

    private final SourceText source;
    private final List<Diagnostic> diagnostics;

    /** @param diagnostics to add to */
    Mistakes(SourceText source, List<Diagnostic> diagnostics) {
        this.source = source;
        this.diagnostics = diagnostics;
    }

    void error(Node node, String message, String suggestion) {
        error(source.location(node), message, suggestion);
    }

    void error(String location, String message, String suggestion) {
        diagnostics.add(Diagnostic.error(location, message, suggestion));
    }

    void error(BadValueException e) {
        error(e.node(), e.message(), e.suggestion());
    }

    void warning(String location, String message, String suggestion) {
        diagnostics.add(Diagnostic.warning(location, message, suggestion));
    }
}
