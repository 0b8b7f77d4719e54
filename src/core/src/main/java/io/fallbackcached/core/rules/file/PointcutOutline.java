package io.fallbackcached.core.rules.file;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import org.aspectj.weaver.patterns.IToken;
import org.aspectj.weaver.patterns.ITokenSource;

/**
 * Checks what joins the parts of a pointcut: operators, parentheses, designators. AspectJ's own parser stops without a word
 * at the first thing that is no operator, so {@code A and B} would count as {@code A}.
 */
final class PointcutOutline {

    /** AspectJ's parser and matcher recurse for each of these. */
    private static final int MOST_OPERATORS = 500;

    private static final List<String> OPERATORS = List.of("(", "!", "&&", "||");

    private final ITokenSource tokens;
    private final int length;
    private final Deque<Integer> open = new ArrayDeque<>();
    private int operators;

    PointcutOutline(ITokenSource tokens, int length) {
        this.tokens = tokens;
        this.length = length;
    }

    /** Moves the tokens to their end. */
    void check() throws PointcutSyntaxException {
        operand();
        while (tokens.peek() != IToken.EOF) {
            IToken token = next();
            switch (token.getString()) {
                case ")":
                    close(token);
                    break;
                case "&&":
                case "||":
                    operand();
                    break;
                default:
                    throw notAnOperator(token);
            }
        }
        requireAllClosed();
    }

    private void operand() throws PointcutSyntaxException {
        IToken token = next();
        while (isOperator(token, "!") || isOperator(token, "(")) {
            if (isOperator(token, "(")) {
                open.push(token.getStart());
            }
            token = next();
        }
        if (token == IToken.EOF) {
            requireAllClosed();
            throw new PointcutSyntaxException(length, "a pointcut is missing at the end", "");
        }
        if (token.isIdentifier() && token.getString().equals("not")) {
            throw new PointcutSyntaxException(token.getStart(), "unknown operator 'not'", "write !");
        }
        designator(token);
    }

    private void designator(IToken first) throws PointcutSyntaxException {
        int offset = first.getStart();
        String name = first.getString();
        if (name.equals("@")) {
            name += next().getString();
        } else if (!first.isIdentifier() || isOperator(tokens.peek(), ".")) {
            throw new PointcutSyntaxException(
                    offset,
                    "expected a designator, found '" + name + "'",
                    "write execution(..) around the pattern of a method");
        }
        Designators.check(name, offset);
        arguments(name);
    }

    private void arguments(String designator) throws PointcutSyntaxException {
        IToken parenthesis = next();
        if (!isOperator(parenthesis, "(")) {
            throw new PointcutSyntaxException(offsetOf(parenthesis), "'(' is missing after " + designator, "");
        }
        int depth = open.size();
        open.push(parenthesis.getStart());
        while (open.size() > depth) {
            IToken token = next();
            if (token == IToken.EOF) {
                requireAllClosed();
            } else if (isOperator(token, "(")) {
                open.push(token.getStart());
            } else if (isOperator(token, ")")) {
                open.pop();
            } else if (isOperator(token, "&")) {
                throw notAnOperator(token);
            } else if (token.getString().equals("new") && isOperator(tokens.peek(), "(")) {
                throw new PointcutSyntaxException(
                        token.getStart(), "constructors are not cached", "name a method, such as a factory");
            }
        }
    }

    private void close(IToken parenthesis) throws PointcutSyntaxException {
        if (open.isEmpty()) {
            throw new PointcutSyntaxException(parenthesis.getStart(), "this ')' closes nothing", "remove it");
        }
        open.pop();
    }

    private void requireAllClosed() throws PointcutSyntaxException {
        if (!open.isEmpty()) {
            throw new PointcutSyntaxException(open.peek(), "this '(' is never closed", "add ')'");
        }
    }

    private IToken next() throws PointcutSyntaxException {
        IToken token = tokens.next();
        if (!token.isIdentifier() && OPERATORS.contains(token.getString()) && ++operators > MOST_OPERATORS) {
            throw new PointcutSyntaxException(
                    token.getStart(),
                    "more than " + MOST_OPERATORS + " operators and parentheses",
                    "write several rules");
        }
        return token;
    }

    private int offsetOf(IToken token) {
        return token == IToken.EOF ? length : token.getStart();
    }

    private static PointcutSyntaxException notAnOperator(IToken token) {
        switch (token.getString()) {
            case "&":
                return new PointcutSyntaxException(token.getStart(), "a single '&'", "write &&");
            case "and":
                return new PointcutSyntaxException(token.getStart(), "unknown operator 'and'", "write &&");
            case "or":
                return new PointcutSyntaxException(token.getStart(), "unknown operator 'or'", "write ||");
            default:
                return new PointcutSyntaxException(
                        token.getStart(),
                        "'" + token.getString() + "' after the end of the pointcut",
                        "join pointcuts with && or ||");
        }
    }

    private static boolean isOperator(IToken token, String operator) {
        return token != IToken.EOF
                && !token.isIdentifier()
                && token.getLiteralKind() == null
                && token.getString().equals(operator);
    }
}
