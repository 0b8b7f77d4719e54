package io.fallbackcached.core.rules.file;

/** Where each character of a text stands in its file. Immutable. */
final class TextPosition {

    private final String file;
    private final int[] lines;
    private final int[] columns;

    /** Counted from 0; one more than there are characters, for the end. */
    TextPosition(String file, int[] lines, int[] columns) {
        this.file = file;
        this.lines = lines;
        this.columns = columns;
    }

    String location(int offset) {
        int bounded = Math.max(0, Math.min(offset, lines.length - 1));
        return format(file, lines[bounded], columns[bounded]);
    }

    static String format(String file, int line, int column) {
        return file + ':' + (line + 1) + ':' + (column + 1);
    }
}
