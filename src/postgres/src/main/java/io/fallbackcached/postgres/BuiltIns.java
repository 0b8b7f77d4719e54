package io.fallbackcached.postgres;

import java.util.Set;
import java.util.regex.Pattern;

/** What the catalogue does not say of functions that come with PostgreSQL or its extensions. */
final class BuiltIns {

    private static final Set<String> TIMES =
            Set.of("now", "statement_timestamp", "transaction_timestamp", "clock_timestamp", "timeofday", "age");

    private static final Set<String> TIME_WORDS =
            Set.of("CURRENT_DATE", "CURRENT_TIME", "CURRENT_TIMESTAMP", "LOCALTIME", "LOCALTIMESTAMP");

    /** They look at the catalogue, the server or the session rather than at tables. */
    private static final Pattern LOOKS_ELSEWHERE =
            Pattern.compile("pg_(?!typeof$).*|has_.*_privilege|to_reg.*|.*_description"
                    + "|txid_.*|inet_(client|server)_.*|current_query|row_security_active|format_type|version"
                    + "|mxid_age|currtid.*|ts_debug");

    private static final Pattern RUNS_QUERIES = Pattern.compile(
            "(query|table|cursor|schema|database)_to_xml.*|dblink.*|lo_.*|loread|lowrite|crosstab.*|connectby"
                    + "|xpath_table|ts_stat|ts_rewrite");

    private static final Set<String> HARMLESS = Set.of(
            "random",
            "random_normal",
            "clock_timestamp",
            "timeofday",
            "gen_random_uuid",
            "uuidv4",
            "uuidv7",
            "nextval",
            "currval",
            "lastval",
            "setval",
            "setseed");

    private BuiltIns() {}

    static boolean isTimeWord(String word) {
        return TIME_WORDS.contains(word);
    }

    static boolean dependsOnMore(String function) {
        return TIMES.contains(function) || LOOKS_ELSEWHERE.matcher(function).matches();
    }

    static boolean runsQueries(String function) {
        return RUNS_QUERIES.matcher(function).matches();
    }

    static boolean isHarmless(String function) {
        return HARMLESS.contains(function);
    }
}
