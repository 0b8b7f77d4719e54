package io.fallbackcached.core.rules.file;

import java.util.ArrayList;
import java.util.List;
import org.snakeyaml.engine.v2.nodes.MappingNode;
import org.snakeyaml.engine.v2.nodes.Node;
import org.snakeyaml.engine.v2.nodes.ScalarNode;
import org.snakeyaml.engine.v2.nodes.SequenceNode;
import org.snakeyaml.engine.v2.nodes.Tag;

/** What stands after a key, checked for its form only. Immutable. */
final class YamlValue {

    private final String key;
    private final Node node;

    YamlValue(String key, Node node) {
        this.key = key;
        this.node = node;
    }

    String key() {
        return key;
    }

    ScalarNode scalar() throws BadValueException {
        if (!(node instanceof ScalarNode) || node.getTag().equals(Tag.NULL)) {
            throw bad("'" + key + "' takes one value, found " + kind(node), "");
        }
        if (!node.getTag().getValue().startsWith(Tag.PREFIX)) {
            throw bad("YAML reads '" + node.getTag() + "' as a tag", "put the value in quotes");
        }
        return (ScalarNode) node;
    }

    /** Not blank, without the blanks around it. */
    String text() throws BadValueException {
        String text = scalar().getValue().strip();
        if (text.isEmpty()) {
            throw bad("'" + key + "' is empty", "");
        }
        return text;
    }

    List<YamlValue> list() throws BadValueException {
        if (!(node instanceof SequenceNode)) {
            boolean scalar = node instanceof ScalarNode && !node.getTag().equals(Tag.NULL);
            String suggestion =
                    scalar ? "write [" + ((ScalarNode) node).getValue().strip() + "]" : "";
            throw bad("'" + key + "' takes a list, found " + kind(node), suggestion);
        }
        List<YamlValue> items = new ArrayList<>();
        for (Node item : ((SequenceNode) node).getValue()) {
            items.add(new YamlValue(key, item));
        }
        return items;
    }

    Node node() {
        return node;
    }

    BadValueException bad(String message, String suggestion) {
        return new BadValueException(node, message, suggestion);
    }

    static String kind(Node node) {
        if (node instanceof MappingNode) {
            return "a mapping";
        }
        if (node instanceof SequenceNode) {
            return "a list";
        }
        return node.getTag().equals(Tag.NULL)
                ? "nothing"
                : "'" + ((ScalarNode) node).getValue().strip() + "'";
    }
}
