package io.fallbackcached.core.rules.file;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.snakeyaml.engine.v2.common.FlowStyle;
import org.snakeyaml.engine.v2.common.ScalarStyle;
import org.snakeyaml.engine.v2.exceptions.Mark;
import org.snakeyaml.engine.v2.nodes.MappingNode;
import org.snakeyaml.engine.v2.nodes.Node;
import org.snakeyaml.engine.v2.nodes.NodeTuple;
import org.snakeyaml.engine.v2.nodes.ScalarNode;
import org.snakeyaml.engine.v2.nodes.SequenceNode;
import org.snakeyaml.engine.v2.nodes.Tag;

/**
 * Reads the YAML that nearly every rules file is written in: words as keys, values on one line, lists in brackets. To the same
 * nodes that the library makes, but that a plain value other than null is a text whatever it looks like. Of all else it says
 * that it does not know, mistakes included; the library, most of which this spares a start, is asked then. Used once.
 */
final class PlainYaml {

    private static final int MOST_LEVELS = 10;
    private static final int LONGEST_KEY = 100;

    private final PlainLines lines;

    private PlainYaml(PlainLines lines) {
        this.lines = lines;
    }

    /** Empty if the text has anything in it that is not plain for certain. */
    static Optional<Node> root(String text) {
        PlainLines lines = PlainLines.of(text);
        if (lines == null || lines.atEnd()) {
            return Optional.empty();
        }
        Node root = new PlainYaml(lines).block(lines.indent(), 0);
        return lines.atEnd() ? Optional.ofNullable(root) : Optional.empty();
    }

    private @Nullable Node block(int indent, int level) {
        if (level > MOST_LEVELS) {
            return null;
        }
        return lines.isItem() ? sequence(indent, level) : mapping(indent, level);
    }

    private @Nullable Node sequence(int indent, int level) {
        Mark start = lines.mark();
        List<Node> items = new ArrayList<>();
        while (!lines.atEnd() && lines.indent() == indent && lines.isItem()) {
            lines.enterItem();
            Node item = lines.isEntry(LONGEST_KEY) ? mapping(lines.indent(), level + 1) : lineValue(indent);
            if (item == null) {
                return null;
            }
            items.add(item);
        }
        return isUnexpectedBehind(indent) ? null : sequence(items, FlowStyle.BLOCK, start);
    }

    private @Nullable Node mapping(int indent, int level) {
        Mark start = lines.mark();
        List<NodeTuple> entries = new ArrayList<>();
        while (!lines.atEnd() && lines.indent() == indent && !lines.isItem()) {
            if (!lines.isEntry(LONGEST_KEY)) {
                return null;
            }
            Mark at = lines.mark();
            Node key = scalar(lines.enterValue(), ScalarStyle.PLAIN, at);
            Node value = lines.atLineEnd() ? nested(indent, level) : lineValue(indent);
            if (key == null || value == null) {
                return null;
            }
            entries.add(new NodeTuple(key, value));
        }
        return isUnexpectedBehind(indent)
                ? null
                : new MappingNode(Tag.MAP, true, entries, FlowStyle.BLOCK, Optional.of(start), Optional.empty());
    }

    /** What stands on the lines below a key: further in, or a list that is not. */
    private @Nullable Node nested(int indent, int level) {
        lines.next();
        boolean isThere = !lines.atEnd() && (lines.indent() > indent || (lines.indent() == indent && lines.isItem()));
        return isThere ? block(lines.indent(), level + 1) : null;
    }

    /** The rest of the line; unless it might go on below. */
    private @Nullable Node lineValue(int indent) {
        Mark start = lines.mark();
        Node value = lines.current() == '[' ? list(start) : scalar(start);
        if (value == null || !lines.atLineEnd()) {
            return null;
        }
        lines.next();
        return !lines.atEnd() && lines.indent() > indent ? null : value;
    }

    private @Nullable Node scalar(Mark start) {
        char first = lines.current();
        if (first == '"' || first == '\'') {
            String text = lines.quoted();
            return text == null
                    ? null
                    : scalar(text, first == '"' ? ScalarStyle.DOUBLE_QUOTED : ScalarStyle.SINGLE_QUOTED, start);
        }
        String text = lines.plain();
        return text == null ? null : scalar(text, ScalarStyle.PLAIN, start);
    }

    private @Nullable Node list(Mark start) {
        List<Node> items = new ArrayList<>();
        do {
            lines.skip();
            Mark at = lines.mark();
            String word = lines.word();
            Node item = word == null ? null : scalar(word, ScalarStyle.PLAIN, at);
            if (item == null) {
                return null;
            }
            items.add(item);
        } while (lines.current() == ',');
        if (lines.current() != ']') {
            return null;
        }
        lines.skip();
        return sequence(items, FlowStyle.FLOW, start);
    }

    private boolean isUnexpectedBehind(int indent) {
        return !lines.atEnd() && lines.indent() > indent;
    }

    private static Node sequence(List<Node> items, FlowStyle style, Mark start) {
        return new SequenceNode(Tag.SEQ, true, items, style, Optional.of(start), Optional.empty());
    }

    private static @Nullable Node scalar(String text, ScalarStyle style, Mark start) {
        boolean mayBeNull = style == ScalarStyle.PLAIN && text.equalsIgnoreCase("null");
        return mayBeNull ? null : new ScalarNode(Tag.STR, true, text, style, Optional.of(start), Optional.empty());
    }
}
