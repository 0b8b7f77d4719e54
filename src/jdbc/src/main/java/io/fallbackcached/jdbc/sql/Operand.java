package io.fallbackcached.jdbc.sql;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** A placeholder or a literal that a column is compared with or set to. Immutable. */
public final class Operand {

    private final int parameter;
    private final @Nullable Object literal;

    private Operand(int parameter, @Nullable Object literal) {
        this.parameter = parameter;
        this.literal = literal;
    }

    /** Null if the token is anything else. */
    static @Nullable Operand of(Token token, List<Token> tokens, SqlStatement statement) {
        switch (token.kind()) {
            case PLACEHOLDER:
                return new Operand(statement.firstParameter() + placeholdersBefore(token, tokens), null);
            case NUMBER:
                boolean integer = token.text().matches("\\d{1,18}");
                return integer ? new Operand(0, Long.valueOf(token.text())) : null;
            case STRING:
                return token.text().startsWith("'") ? new Operand(0, token.name()) : null;
            default:
                return null;
        }
    }

    private static int placeholdersBefore(Token placeholder, List<Token> tokens) {
        int count = 0;
        for (Token token : tokens) {
            if (token == placeholder) {
                return count;
            }
            count += token.kind() == Token.Kind.PLACEHOLDER ? 1 : 0;
        }
        return count;
    }

    /** The number, from 1, of a placeholder in the whole text; 0 for a literal. */
    public int parameter() {
        return parameter;
    }

    /** What was bound, or the literal: a {@link Long} or a {@link String}; null if nothing or NULL was bound. */
    public @Nullable Object value(@Nullable Object[] parameters) {
        return parameter == 0 ? literal : parameter <= parameters.length ? parameters[parameter - 1] : null;
    }

    @Override
    public String toString() {
        return parameter == 0 ? String.valueOf(literal) : "?" + parameter;
    }
}
