package io.fallbackcached.postgres;

import io.fallbackcached.jdbc.sql.FunctionCalls;
import io.fallbackcached.jdbc.sql.SqlText;
import io.fallbackcached.jdbc.sql.Token;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** The functions of one database, by name alone: of overloads the worst counts. Immutable. */
final class Functions {

    private static final String ODD_OPERATORS =
            "SELECT EXISTS (SELECT FROM pg_operator o JOIN pg_proc p ON p.oid = o.oprcode"
                    + " JOIN pg_language l ON l.oid = p.prolang WHERE l.lanname NOT IN ('internal', 'c')"
                    + " AND o.oprnamespace <> 'pg_catalog'::regnamespace)"
                    + " OR EXISTS (SELECT FROM pg_amproc a JOIN pg_proc p ON p.oid = a.amproc"
                    + " JOIN pg_language l ON l.oid = p.prolang WHERE l.lanname NOT IN ('internal', 'c'))"
                    + " OR EXISTS (SELECT FROM pg_cast c JOIN pg_proc p ON p.oid = c.castfunc"
                    + " JOIN pg_language l ON l.oid = p.prolang WHERE l.lanname NOT IN ('internal', 'c')"
                    + " AND p.pronamespace <> 'pg_catalog'::regnamespace)"
                    + " OR EXISTS (SELECT FROM pg_constraint c JOIN pg_depend d ON d.classid = 'pg_constraint'::regclass"
                    + " AND d.objid = c.oid AND d.refclassid = 'pg_proc'::regclass JOIN pg_proc p ON p.oid = d.refobjid"
                    + " JOIN pg_language l ON l.oid = p.prolang WHERE c.contypid <> 0 AND l.lanname NOT IN ('internal', 'c'))";

    private static final String VOLATILE_BUILT_IN = "SELECT DISTINCT proname FROM pg_proc"
            + " WHERE pronamespace = 'pg_catalog'::regnamespace AND provolatile = 'v'";

    private static final String OTHERS = "SELECT p.proname, p.provolatile = 'v', l.lanname,"
            + " l.lanname IN ('internal', 'c') AND coalesce((SELECT bool_and(tl.lanname IN ('internal', 'c'))"
            + " FROM pg_aggregate a JOIN pg_proc t ON t.oid IN (a.aggtransfn, a.aggfinalfn, a.aggcombinefn, a.aggmtransfn)"
            + " JOIN pg_language tl ON tl.oid = t.prolang WHERE a.aggfnoid = p.oid), true),"
            + " CASE WHEN p.prosqlbody IS NULL THEN p.prosrc ELSE pg_get_function_sqlbody(p.oid) END"
            + " FROM pg_proc p JOIN pg_language l ON l.oid = p.prolang"
            + " WHERE p.pronamespace NOT IN ('pg_catalog'::regnamespace, 'information_schema'::regnamespace)";

    /** What a function whose code is not in C may do. */
    private static final class Opaque {
        final boolean writes;
        final boolean changesSettings;

        Opaque(boolean writes, boolean changesSettings) {
            this.writes = writes;
            this.changesSettings = changesSettings;
        }

        Opaque or(Opaque other) {
            return new Opaque(writes || other.writes, changesSettings || other.changesSettings);
        }
    }

    private final Map<String, Opaque> opaque;
    private final Set<String> volatiles;
    private final boolean oddOperators;
    private final long age;

    private Functions(Map<String, Opaque> opaque, Set<String> volatiles, boolean oddOperators, long age) {
        this.opaque = Map.copyOf(opaque);
        this.volatiles = Set.copyOf(volatiles);
        this.oddOperators = oddOperators;
        this.age = age;
    }

    static Functions of(Connection connection, long age) throws SQLException {
        Set<String> volatiles = new HashSet<>();
        Map<String, Opaque> opaque = new HashMap<>();
        try (Statement statement = connection.createStatement()) {
            boolean odd;
            try (ResultSet rows = statement.executeQuery(ODD_OPERATORS)) {
                odd = rows.next() && rows.getBoolean(1);
            }
            try (ResultSet rows = statement.executeQuery(VOLATILE_BUILT_IN)) {
                while (rows.next()) {
                    volatiles.add(rows.getString(1));
                }
            }
            try (ResultSet rows = statement.executeQuery(OTHERS)) {
                readOthers(rows, volatiles, opaque);
            }
            return new Functions(opaque, volatiles, odd, age);
        }
    }

    private static void readOthers(ResultSet rows, Set<String> volatiles, Map<String, Opaque> opaque)
            throws SQLException {
        Map<String, Set<String>> calls = new HashMap<>();
        while (rows.next()) {
            String name = rows.getString(1);
            if (rows.getBoolean(2)) {
                volatiles.add(name);
            }
            if (!rows.getBoolean(4)) {
                List<Token> code = SqlText.tokens(rows.getString(5));
                boolean known = Set.of("sql", "plpgsql").contains(rows.getString(3));
                opaque.merge(
                        name, new Opaque(rows.getBoolean(2) || !known, !known || touchesSettings(code)), Opaque::or);
                calls.computeIfAbsent(name, key -> new HashSet<>()).addAll(names(code));
            }
        }
        // Code that calls other code of its kind may do whatever can be done.
        calls.forEach((name, called) -> {
            called.retainAll(opaque.keySet());
            called.remove(name);
            if (!called.isEmpty()) {
                opaque.put(name, new Opaque(true, true));
            }
        });
    }

    private static boolean touchesSettings(List<Token> code) {
        for (int i = 0; i < code.size(); i++) {
            String name = code.get(i).name();
            boolean set = code.get(i).is("SET")
                    && i > 0
                    && (code.get(i - 1).is(";") || code.get(i - 1).is("BEGIN"));
            if (set
                    || Set.of("set_config", "execute", "reset", "role", "search_path", "discard")
                            .contains(name)) {
                return true;
            }
        }
        return false;
    }

    private static Set<String> names(List<Token> code) {
        Set<String> names = new HashSet<>();
        FunctionCalls.in(code).forEach(name -> names.add(last(name)));
        return names;
    }

    /** The memo's age when this was asked for. */
    long age() {
        return age;
    }

    /** Whether operators, casts or domains run code that nothing shows in a statement. */
    boolean oddOperators() {
        return oddOperators;
    }

    /** Whether its code is not in C, or runs a query that is its argument. */
    boolean isOpaque(String name) {
        return opaque.containsKey(last(name)) || BuiltIns.runsQueries(last(name));
    }

    boolean mayWrite(String name) {
        Opaque code = opaque.get(last(name));
        return code != null ? code.writes : BuiltIns.runsQueries(last(name));
    }

    boolean maySet(String name) {
        Opaque code = opaque.get(last(name));
        return (code != null && code.changesSettings)
                || BuiltIns.runsQueries(last(name))
                || last(name).equals("set_config");
    }

    /** Whether its answer may differ while no table changes. */
    boolean isUnsteady(String name) {
        return volatiles.contains(last(name)) || BuiltIns.dependsOnMore(last(name));
    }

    /** Whether calling it surely writes no row and sets nothing. */
    boolean isHarmless(String name) {
        String function = last(name);
        return !opaque.containsKey(function)
                && (!volatiles.contains(function) || BuiltIns.isHarmless(function))
                && !BuiltIns.runsQueries(function);
    }

    private static String last(String name) {
        return name.substring(name.lastIndexOf('.') + 1);
    }
}
