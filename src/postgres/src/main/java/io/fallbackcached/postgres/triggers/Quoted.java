package io.fallbackcached.postgres.triggers;

/** Names as SQL wants them, whatever is in them. */
final class Quoted {

    private Quoted() {}

    static String name(String name) {
        return "\"" + name.replace("\"", "\"\"") + "\"";
    }

    static String name(String schema, String name) {
        return name(schema) + "." + name(name);
    }

    /** Means the same whatever {@code standard_conforming_strings} says. */
    static String literal(String text) {
        String escaped = text.replace("\\", "\\\\")
                .replace("\t", "\\t")
                .replace("\n", "\\n")
                .replace("\r", "\\r");
        return (escaped.equals(text) ? "'" : "E'") + escaped.replace("'", "''") + "'";
    }

    /** For people and comments: a line break in a name would end the comment. */
    static String oneLine(String text) {
        return text.replaceAll("\\R", " ").replaceAll("\\p{Cntrl}", " ");
    }
}
