package io.fallbackcached.core.rules.file;

import org.snakeyaml.engine.v2.common.ScalarStyle;

/** Walks over a scalar as it was written. Lines and columns count from 0. Not thread-safe. */
final class ScalarCursor {

    private final int[] codePoints;
    private int index;
    private int line;
    private int column;

    ScalarCursor(int[] codePoints, int index, int line, int column) {
        this.codePoints = codePoints;
        this.index = index;
        this.line = line;
        this.column = column;
    }

    int line() {
        return line;
    }

    int column() {
        return column;
    }

    void moveTo(int target) {
        while (index < target && index < codePoints.length) {
            step();
        }
    }

    /** From the scalar's mark to its content: past the quote, or past the header of a block. */
    void enter(ScalarStyle style) {
        if (SourceText.isQuoted(style)) {
            step();
        } else if (style == ScalarStyle.FOLDED || style == ScalarStyle.LITERAL) {
            while (current() != '\n' && current() != 0) {
                step();
            }
        }
    }

    /** Past what stands for blanks in the value, or for nothing: line ends, indentation, and their escapes. */
    void skipBlanks(ScalarStyle style) {
        while (Character.isWhitespace(current()) || isBlankEscape(style)) {
            if (current() == '\\') {
                step();
            }
            step();
        }
    }

    /** Past one character of the value, escaped or not. */
    void skipCharacter(ScalarStyle style) {
        boolean doubledQuote = style == ScalarStyle.SINGLE_QUOTED && current() == '\'';
        boolean escape = style == ScalarStyle.DOUBLE_QUOTED && current() == '\\';
        step();
        if (doubledQuote || escape) {
            step();
        }
    }

    private boolean isBlankEscape(ScalarStyle style) {
        return style == ScalarStyle.DOUBLE_QUOTED
                && current() == '\\'
                && index + 1 < codePoints.length
                && " \tnrt\r\n".indexOf(codePoints[index + 1]) >= 0;
    }

    private int current() {
        return index < codePoints.length ? codePoints[index] : 0;
    }

    private void step() {
        if (index >= codePoints.length) {
            return;
        }
        if (codePoints[index] == '\n') {
            line++;
            column = 0;
        } else if (codePoints[index] != '\uFEFF') {
            column++;
        }
        index++;
    }
}
