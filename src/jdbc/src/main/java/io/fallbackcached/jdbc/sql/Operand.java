package io.fallbackcached.jdbc.sql;

import net.sf.jsqlparser.expression.Expression;
import net.sf.jsqlparser.expression.JdbcParameter;
import net.sf.jsqlparser.expression.LongValue;
import net.sf.jsqlparser.expression.StringValue;
import net.sf.jsqlparser.expression.operators.relational.ParenthesedExpressionList;
import org.jspecify.annotations.Nullable;

/** A placeholder or a literal that a column is compared with or set to. Immutable. */
public final class Operand {

    private final int parameter;
    private final @Nullable Object literal;

    private Operand(int parameter, @Nullable Object literal) {
        this.parameter = parameter;
        this.literal = literal;
    }

    static Operand parameter(int number) {
        return new Operand(number, null);
    }

    /** Null if it is no integer of an ordinary size. */
    static @Nullable Operand number(String digits) {
        return digits.matches("\\d{1,18}") ? new Operand(0, Long.valueOf(digits)) : null;
    }

    static Operand string(String content) {
        return new Operand(0, content);
    }

    /** Null if the expression is anything else. */
    static @Nullable Operand of(@Nullable Expression expression, SqlStatement statement) {
        if (expression instanceof JdbcParameter) {
            JdbcParameter placeholder = (JdbcParameter) expression;
            Integer index = placeholder.getIndex();
            boolean plain = !placeholder.isUseFixedIndex()
                    && "?".equals(placeholder.getParameterCharacter())
                    && index != null
                    && index >= 1
                    && index <= statement.parameters();
            return plain ? parameter(statement.firstParameter() - 1 + index) : null;
        }
        if (expression instanceof LongValue) {
            return number(((LongValue) expression).getStringValue());
        }
        if (expression instanceof StringValue) {
            StringValue string = (StringValue) expression;
            boolean plain = string.getPrefix() == null && string.toString().startsWith("'");
            return plain ? string(string.getValue().replace("''", "'")) : null;
        }
        if (expression instanceof ParenthesedExpressionList) {
            ParenthesedExpressionList<?> list = (ParenthesedExpressionList<?>) expression;
            return list.size() == 1 ? of(list.get(0), statement) : null;
        }
        return null;
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
