package io.fallbackcached.core.rules.file;

import java.util.Optional;
import org.snakeyaml.engine.v2.common.ScalarStyle;
import org.snakeyaml.engine.v2.exceptions.Mark;
import org.snakeyaml.engine.v2.nodes.Node;
import org.snakeyaml.engine.v2.nodes.ScalarNode;

/** A rules file as it was written, to say where in it things stand. Immutable. */
final class SourceText {

    private final String file;
    private final int[] codePoints;

    SourceText(String file, String text) {
        this.file = file;
        this.codePoints = codePoints(text);
    }

    private static int[] codePoints(String text) {
        int[] points = new int[text.codePointCount(0, text.length())];
        int at = 0;
        for (int i = 0; i < points.length; i++) {
            points[i] = text.codePointAt(at);
            at += Character.charCount(points[i]);
        }
        return points;
    }

    String start() {
        return location(0, 0);
    }

    String location(Node node) {
        return location(node.getStartMark());
    }

    String location(Optional<Mark> mark) {
        return mark.isPresent() ? location(mark.get().getLine(), mark.get().getColumn()) : start();
    }

    /** @param index of a code point */
    String location(int index) {
        ScalarCursor cursor = new ScalarCursor(codePoints, 0, 0, 0);
        cursor.moveTo(index);
        return location(cursor.line(), cursor.column());
    }

    /** Where each character of a scalar's value stands, in spite of quotes, indentation and folded lines. */
    TextPosition position(ScalarNode scalar) {
        Mark start = scalar.getStartMark().orElseThrow();
        ScalarCursor cursor = new ScalarCursor(codePoints, start.getIndex(), start.getLine(), start.getColumn());
        cursor.enter(scalar.getScalarStyle());
        String value = scalar.getValue();
        int[] lines = new int[value.length() + 1];
        int[] columns = new int[value.length() + 1];
        for (int i = 0; i < value.length(); i++) {
            boolean visible = !Character.isWhitespace(value.charAt(i));
            if (visible) {
                cursor.skipBlanks(scalar.getScalarStyle());
            }
            lines[i] = cursor.line();
            columns[i] = cursor.column();
            if (visible && !Character.isLowSurrogate(value.charAt(i))) {
                cursor.skipCharacter(scalar.getScalarStyle());
            }
        }
        lines[value.length()] = cursor.line();
        columns[value.length()] = cursor.column();
        return new TextPosition(file, lines, columns);
    }

    /** The line that a mark is in, to see what a parser tripped over. */
    String line(Mark mark) {
        int start = mark.getIndex() - mark.getColumn();
        int end = mark.getIndex();
        while (end < codePoints.length && codePoints[end] != '\n') {
            end++;
        }
        return new String(codePoints, start, end - start);
    }

    private String location(int line, int column) {
        return TextPosition.format(file, line, column);
    }

    static boolean isQuoted(ScalarStyle style) {
        return style == ScalarStyle.SINGLE_QUOTED || style == ScalarStyle.DOUBLE_QUOTED;
    }
}
