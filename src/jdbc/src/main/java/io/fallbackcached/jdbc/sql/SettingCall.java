package io.fallbackcached.jdbc.sql;

import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** {@code SELECT set_config('name', 'value', true)} and nothing else: the function that does what SET does. */
public final class SettingCall {

    private SettingCall() {}

    /**
     * As the SET or SET LOCAL that it amounts to; null if it is not that, or not known of what.
     *
     * @param values what is bound to the statement's placeholders
     */
    public static @Nullable SqlStatement of(SqlStatement statement, @Nullable Object[] values) {
        List<Token> tokens = SqlText.tokens(statement.text());
        int at = starts(tokens, 1, "PG_CATALOG", ".") ? 3 : 1;
        boolean isCall = tokens.size() >= at + 8
                && tokens.get(0).is("SELECT")
                && starts(tokens, at, "SET_CONFIG", "(")
                && tokens.get(at + 3).is(",")
                && tokens.get(at + 5).is(",")
                && tokens.get(at + 7).is(")");
        boolean isAll = isCall
                && (tokens.size() == at + 8
                        || (tokens.size() == at + 9 && tokens.get(at + 8).is(";"))
                        || (tokens.size() == at + 10 && tokens.get(at + 8).is("AS")));
        if (!isAll) {
            return null;
        }
        Arguments arguments = new Arguments(values);
        Object name = arguments.next(tokens.get(at + 2));
        Object value = arguments.next(tokens.get(at + 4));
        Object local = arguments.next(tokens.get(at + 6));
        if (!(name instanceof String) || !(value instanceof String) || !(local instanceof Boolean)) {
            return null;
        }
        SqlStatement.Verb verb = (boolean) local ? SqlStatement.Verb.SET_LOCAL : SqlStatement.Verb.SET;
        String lowerCase = ((String) name).toLowerCase(Locale.ROOT);
        return new SqlStatement(statement.text(), verb, lowerCase, (String) value, 1, 0);
    }

    private static boolean starts(List<Token> tokens, int at, String first, String second) {
        return tokens.size() > at + 1
                && tokens.get(at).is(first)
                && tokens.get(at + 1).is(second);
    }

    /** Literals, and values that are bound in their order. */
    private static final class Arguments {
        private final @Nullable Object[] values;
        private int bound;

        Arguments(@Nullable Object[] values) {
            this.values = values;
        }

        @Nullable
        Object next(Token token) {
            switch (token.kind()) {
                case PLACEHOLDER:
                    return bound < values.length ? values[bound++] : null;
                case STRING:
                    // with an escape, or a prefix, it may mean something else
                    return token.text().startsWith("'") && !token.text().contains("\\") ? token.name() : null;
                default:
                    return token.is("TRUE") ? Boolean.TRUE : token.is("FALSE") ? Boolean.FALSE : null;
            }
        }
    }
}
