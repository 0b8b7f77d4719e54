package io.fallbackcached.jdbc.sql;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Reads statements of databases that nothing more is known of: a query may read every table, a write may write every one,
 * and a result may be kept only if nothing in its query can answer differently while no table changes. Never asks the
 * database. Thread-safe.
 */
public final class CautiousReader implements DatabaseReader {

    private static final Set<String> DETERMINISTIC = Set.of(
            ("count sum min max avg every lower upper coalesce nullif abs mod sign power sqrt exp ln length char_length "
                            + "character_length octet_length substring trim ltrim rtrim btrim lpad rpad position replace cast concat "
                            + "round floor ceil ceiling greatest least extract row_number rank dense_rank ntile lag lead "
                            + "first_value last_value nth_value stddev_pop stddev_samp var_pop var_samp grouping left right")
                    .split(" "));

    /** Words whose answer, or whose locks, depend on more than tables. */
    private static final Set<String> UNSTEADY = Set.of(
            ("CURRENT_DATE CURRENT_TIME CURRENT_TIMESTAMP LOCALTIME LOCALTIMESTAMP SYSDATE SYSTIMESTAMP SYSTEM_TIME NEXTVAL "
                            + "CURRVAL LASTVAL CURRENT_USER SESSION_USER SYSTEM_USER USER CURRENT_ROLE CURRENT_SCHEMA "
                            + "CURRENT_CATALOG CURRENT_PATH TABLESAMPLE UPDLOCK XLOCK HOLDLOCK NOLOCK READPAST READUNCOMMITTED UR "
                            + "IDENTITY ROWNUM LEVEL")
                    .split(" "));

    private static final Set<String> WRITING = Set.of("INSERT", "UPDATE", "DELETE", "MERGE", "EXEC", "EXECUTE", "INTO");

    @Override
    public Optional<String> identity() {
        return Optional.empty();
    }

    @Override
    public Meaning meaning(SqlStatement statement, Map<String, String> settings, boolean wait) {
        List<Token> tokens = SqlText.tokens(statement.text());
        switch (statement.verb()) {
            case QUERY:
                return query(tokens);
            case COPY_OUT:
                return new Meaning.Builder()
                        .readsAnything()
                        .unkept("copies rows out")
                        .build();
            case DATA:
            case COPY_IN:
                return write("its tables are not known").build();
            case DEFINITION:
                return write("it changes definitions").definesTables().build();
            case OPAQUE:
                return Meaning.unknown("not understood: " + start(tokens));
            case HARMLESS:
                // FETCH for one
                return new Meaning.Builder()
                        .readsAnything()
                        .unkept(start(tokens))
                        .build();
            case SET:
            case SET_LOCAL:
            case RESET:
            case DISCARD:
                return new Meaning.Builder().unkept("changes settings").build();
            default:
                return Meaning.NOTHING;
        }
    }

    @Override
    public boolean isPlainRead(SqlStatement query) {
        List<Token> tokens = SqlText.tokens(query.text());
        return query.verb() == SqlStatement.Verb.QUERY
                && !mayWrite(tokens)
                && DETERMINISTIC.containsAll(FunctionCalls.in(tokens));
    }

    /** @throws SQLException always: it cannot be told */
    @Override
    public Set<String> writtenBy(Connection open) throws SQLException {
        throw new SQLException("what a transaction wrote can be told for PostgreSQL only");
    }

    @Override
    public void forget() {}

    @Override
    public void close() {}

    private static Meaning.Builder write(String why) {
        return new Meaning.Builder()
                .readsAnything()
                .writesAnything()
                .unkept("writes")
                .why(why);
    }

    private static Meaning query(List<Token> tokens) {
        Meaning.Builder meaning = new Meaning.Builder().readsAnything().why("which tables it reads is not known");
        String unsteady = unsteady(tokens);
        if (!unsteady.isEmpty()) {
            meaning.unkept(unsteady);
        }
        if (mayWrite(tokens)) {
            meaning.writesAnything().changesSettings();
        } else if (!DETERMINISTIC.containsAll(FunctionCalls.in(tokens))) {
            meaning.writesMore();
        }
        return meaning.build();
    }

    private static String unsteady(List<Token> tokens) {
        for (String function : FunctionCalls.in(tokens)) {
            if (!DETERMINISTIC.contains(function)) {
                return "calls " + function;
            }
        }
        if (tokens.get(0).is("EXPLAIN") || tokens.get(0).is("DECLARE")) {
            return start(tokens);
        }
        for (int i = 0; i < tokens.size(); i++) {
            Token token = tokens.get(i);
            if (UNSTEADY.contains(token.word())) {
                return "uses " + token.word();
            }
            if (token.is("@") || token.is("{") || token.is(":") || token.text().startsWith("/*")) {
                return "uses " + token.text();
            }
            if (token.kind() == Token.Kind.STRING && SpokenTimes.isOne(token.name())) {
                return "says " + token.text();
            }
            if (locks(tokens, i)) {
                return "locks rows";
            }
            if (token.is("NEXT") && i + 1 < tokens.size() && tokens.get(i + 1).is("VALUE")) {
                return "takes from a sequence";
            }
        }
        return "";
    }

    private static boolean locks(List<Token> tokens, int i) {
        if (i + 1 >= tokens.size()) {
            return false;
        }
        Token next = tokens.get(i + 1);
        boolean forRows =
                tokens.get(i).is("FOR") && (next.is("UPDATE") || next.is("SHARE") || next.is("NO") || next.is("KEY"));
        return forRows || (tokens.get(i).is("IN") && next.is("SHARE"));
    }

    // Not every product needs a semicolon between two statements.
    private static boolean mayWrite(List<Token> tokens) {
        for (int i = 0; i < tokens.size(); i++) {
            Token before = tokens.get(Math.max(0, i - 1));
            boolean name = before.is(".") || before.is("AS") || before.is("FOR") || before.is("KEY");
            if (WRITING.contains(tokens.get(i).word()) && !name) {
                return true;
            }
        }
        return false;
    }

    private static String start(List<Token> tokens) {
        return tokens.isEmpty() ? "" : tokens.get(0).text();
    }
}
