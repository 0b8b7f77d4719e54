package io.fallbackcached.postgres.notify;

import java.util.ArrayList;
import java.util.List;

/** The fields of one line of a {@linkplain MessageText message}. */
final class FieldText {

    private static final int HEX = 16;

    private FieldText() {}

    /** Appends a field in ASCII, without what would end it. */
    static void write(String field, StringBuilder line) {
        for (int i = 0; i < field.length(); i++) {
            char letter = field.charAt(i);
            switch (letter) {
                case '\\':
                    line.append("\\\\");
                    break;
                case '\t':
                    line.append("\\t");
                    break;
                case '\n':
                    line.append("\\n");
                    break;
                case '\r':
                    line.append("\\r");
                    break;
                default:
                    writeOther(letter, line);
            }
        }
    }

    private static void writeOther(char letter, StringBuilder line) {
        if (letter >= ' ' && letter <= '~') {
            line.append(letter);
        } else {
            line.append("\\u");
            for (int shift = 12; shift >= 0; shift -= 4) {
                line.append(Character.forDigit(letter >> shift & 0xF, HEX));
            }
        }
    }

    /** @throws IllegalArgumentException if one of them is not understood */
    static List<String> read(String line) {
        List<String> fields = new ArrayList<>();
        int from = 0;
        for (int tab = line.indexOf('\t'); tab >= 0; tab = line.indexOf('\t', from)) {
            fields.add(unescaped(line.substring(from, tab)));
            from = tab + 1;
        }
        fields.add(unescaped(line.substring(from)));
        return fields;
    }

    private static String unescaped(String text) {
        if (text.indexOf('\\') < 0) {
            return text;
        }
        StringBuilder field = new StringBuilder(text.length());
        for (int i = 0; i < text.length(); i++) {
            char letter = text.charAt(i);
            if (letter != '\\') {
                field.append(letter);
                continue;
            }
            char escape = at(text, ++i);
            field.append(escape == 'u' ? unicode(text, i + 1) : plain(escape));
            i += escape == 'u' ? 4 : 0;
        }
        return field.toString();
    }

    private static char plain(char escape) {
        switch (escape) {
            case '\\':
                return '\\';
            case 't':
                return '\t';
            case 'n':
                return '\n';
            case 'r':
                return '\r';
            default:
                throw new IllegalArgumentException("escape " + escape);
        }
    }

    private static char unicode(String text, int from) {
        int letter = 0;
        for (int i = from; i < from + 4; i++) {
            int digit = Character.digit(at(text, i), HEX);
            if (digit < 0) {
                throw new IllegalArgumentException("no digit in " + text);
            }
            letter = letter * HEX + digit;
        }
        return (char) letter;
    }

    private static char at(String text, int index) {
        if (index >= text.length()) {
            throw new IllegalArgumentException("ends within an escape: " + text);
        }
        return text.charAt(index);
    }
}
