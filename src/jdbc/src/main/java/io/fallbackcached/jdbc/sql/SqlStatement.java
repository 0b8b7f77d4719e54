package io.fallbackcached.jdbc.sql;

/** One statement of a text, told apart by its first words, without a database. Immutable. */
public final class SqlStatement {

    /** What kind of statement it is, as far as its first words tell. */
    public enum Verb {
        /** SELECT, VALUES, TABLE, and WITH whose main statement is one of these and in which nothing writes. */
        QUERY,
        /** INSERT, UPDATE, DELETE, MERGE, TRUNCATE, WITH that writes anywhere, SELECT INTO excluded. */
        DATA,
        /** COPY … FROM. */
        COPY_IN,
        /** COPY … TO. */
        COPY_OUT,
        BEGIN,
        /** COMMIT, END; with AND CHAIN too. */
        COMMIT,
        /** ROLLBACK, ABORT, of the whole transaction. */
        ROLLBACK,
        SAVEPOINT,
        RELEASE,
        ROLLBACK_TO,
        PREPARE_TRANSACTION,
        COMMIT_PREPARED,
        ROLLBACK_PREPARED,
        /** SET or SET SESSION of a setting, a role, an authorization, the session's characteristics. */
        SET,
        /** SET LOCAL, SET TRANSACTION: ends with the transaction. */
        SET_LOCAL,
        /** RESET of one setting or all. */
        RESET,
        /** DISCARD. */
        DISCARD,
        /** CREATE, ALTER, DROP, GRANT, REVOKE, COMMENT, SELECT INTO, REFRESH MATERIALIZED VIEW, IMPORT FOREIGN SCHEMA … */
        DEFINITION,
        /** CALL, DO, EXECUTE, and whatever is not known: may do anything. */
        OPAQUE,
        /** SHOW, EXPLAIN without ANALYZE, LISTEN, NOTIFY, FETCH, CLOSE, LOCK, VACUUM, ANALYZE, PREPARE …: writes no row. */
        HARMLESS
    }

    private final String text;
    private final Verb verb;
    private final String name;
    private final String value;
    private final int firstParameter;
    private final int parameters;

    /**
     * @param text this statement alone, with its JDBC placeholders
     * @param name the savepoint, the prepared transaction, the setting (lower case; {@code role}, {@code session authorization},
     *     {@code transaction isolation level}); empty if the verb has none
     * @param value what a SET sets, quotes taken away; empty otherwise
     * @param firstParameter the number, from 1, that this statement's first placeholder has in the whole text
     * @param parameters how many placeholders it has
     */
    public SqlStatement(String text, Verb verb, String name, String value, int firstParameter, int parameters) {
        this.text = text;
        this.verb = verb;
        this.name = name;
        this.value = value;
        this.firstParameter = firstParameter;
        this.parameters = parameters;
    }

    public String text() {
        return text;
    }

    public Verb verb() {
        return verb;
    }

    public String name() {
        return name;
    }

    public String value() {
        return value;
    }

    public int firstParameter() {
        return firstParameter;
    }

    public int parameters() {
        return parameters;
    }

    @Override
    public String toString() {
        return verb + " " + text;
    }
}
