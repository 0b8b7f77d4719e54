package io.fallbackcached.core.options;

import io.fallbackcached.core.rules.Diagnostic;
import io.fallbackcached.core.rules.NearestName;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Takes apart what follows the jar's name: {@code key=value,key='a value, with a comma'}. Used once. */
final class AgentArguments {

    private static final String LOCATION = "agent arguments";

    private final String text;
    private final List<Diagnostic> diagnostics;
    private final Map<String, String> values = new HashMap<>();
    private int index;

    /** @param diagnostics to add to */
    AgentArguments(String text, List<Diagnostic> diagnostics) {
        this.text = text;
        this.diagnostics = diagnostics;
    }

    /** The values of known keys; of a key given twice the first. */
    Map<String, String> values() {
        while (index < text.length()) {
            String key = until("=,").strip();
            if (index < text.length() && text.charAt(index) == '=') {
                index++;
                add(key, value());
            } else if (!key.isEmpty()) {
                error("'" + key + "' has no value", "write " + key + "=...");
            }
            index++;
        }
        return values;
    }

    private void add(String key, String value) {
        if (!OptionKey.WRITTEN.contains(key)) {
            error("unknown option '" + key + "'", NearestName.suggestion(key, OptionKey.WRITTEN));
        } else if (values.putIfAbsent(key, value) != null) {
            boolean isList = key.equals(OptionKey.RULES.written()) || key.equals(OptionKey.PACKAGES.written());
            error("option '" + key + "' is given twice", isList ? "separate several with ;" : "remove one of them");
        }
    }

    private String value() {
        return index < text.length() && text.charAt(index) == '\''
                ? quoted()
                : until(",").strip();
    }

    /** A quote inside is written twice. */
    private String quoted() {
        StringBuilder value = new StringBuilder();
        int opening = index++;
        while (index < text.length()) {
            if (text.charAt(index) == '\'') {
                index++;
                if (index == text.length() || text.charAt(index) != '\'') {
                    requireComma();
                    return value.toString();
                }
            }
            value.append(text.charAt(index++));
        }
        error("the quote before '" + text.substring(opening + 1) + "' is never closed", "add '");
        return value.toString();
    }

    private void requireComma() {
        String rest = until(",");
        if (!rest.isBlank()) {
            error("'" + rest.strip() + "' after a closing quote", "put a comma between options");
        }
    }

    private String until(String ends) {
        int start = index;
        while (index < text.length() && ends.indexOf(text.charAt(index)) < 0) {
            index++;
        }
        return text.substring(start, index);
    }

    private void error(String message, String suggestion) {
        diagnostics.add(Diagnostic.error(LOCATION, message, suggestion));
    }
}
