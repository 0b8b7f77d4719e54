package io.fallbackcached.core.rules.file;

import org.aspectj.weaver.patterns.BasicTokenSource;
import org.aspectj.weaver.patterns.IToken;
import org.aspectj.weaver.patterns.ITokenSource;
import org.aspectj.weaver.patterns.ParserException;
import org.aspectj.weaver.patterns.PatternParser;
import org.aspectj.weaver.patterns.Pointcut;

/** Turns the text of a pointcut into AspectJ's tree, if a rule may use it. Thread-safe. */
public final class PointcutText {

    private PointcutText() {}

    /**
     * A tree of its own for each call, because resolving one in a world changes it. Its parts know their offsets in the
     * text; its type names are not resolved yet, so they may name nothing.
     *
     * @throws PointcutSyntaxException if the text is no pointcut, or one that can't be decided from class files
     */
    public static Pointcut parse(String text) throws PointcutSyntaxException {
        if (text.isBlank()) {
            throw new PointcutSyntaxException(
                    0, "the pointcut is empty", "write execution(* com.acme.Type.method(..))");
        }
        PointcutCharacters.check(text);
        new PointcutOutline(tokens(text), text.length()).check();
        try {
            ITokenSource tokens = tokens(text);
            Pointcut pointcut = new PatternParser(tokens).parsePointcut();
            requireEnd(tokens);
            return pointcut;
        } catch (ParserException e) {
            throw explained(e, text);
        }
    }

    private static ITokenSource tokens(String text) {
        return BasicTokenSource.makeTokenSource(text, OffsetContext.INSTANCE);
    }

    private static void requireEnd(ITokenSource tokens) throws PointcutSyntaxException {
        IToken next = tokens.peek();
        if (next != IToken.EOF) {
            throw new PointcutSyntaxException(
                    next.getStart(), "'" + next.getString() + "' after the end of the pointcut", "");
        }
    }

    private static PointcutSyntaxException explained(ParserException e, String text) {
        boolean atEnd = e.getLocation() == null || e.getLocation() == IToken.EOF;
        int offset = atEnd ? text.length() : Math.min(e.getLocation().getStart(), text.length());
        return new PointcutSyntaxException(offset, explanation(String.valueOf(e.getMessage())), "");
    }

    /** AspectJ's messages are what its parser waited for, or a sentence. */
    private static String explanation(String message) {
        switch (message) {
            case "(":
            case ")":
            case ".":
                return "expected '" + message + "'";
            case "name pattern":
                return "expected the name of a type or method";
            case "identifier":
                return "expected a name";
            default:
                return message;
        }
    }
}
