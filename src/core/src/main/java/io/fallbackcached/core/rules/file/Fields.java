package io.fallbackcached.core.rules.file;

import io.fallbackcached.core.rules.NearestName;
import java.util.Collection;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.snakeyaml.engine.v2.nodes.MappingNode;
import org.snakeyaml.engine.v2.nodes.Node;
import org.snakeyaml.engine.v2.nodes.NodeTuple;
import org.snakeyaml.engine.v2.nodes.ScalarNode;

/** The known keys of a mapping with their values; notes the unknown and the repeated ones, of which the first counts. */
final class Fields {

    private final Map<String, NodeTuple> entries;
    private final boolean flawless;

    private Fields(Map<String, NodeTuple> entries, boolean flawless) {
        this.entries = entries;
        this.flawless = flawless;
    }

    /** @param what for people: what the mapping is, with its article */
    static Fields read(Node node, String what, Collection<String> known, Mistakes mistakes) throws BadValueException {
        if (!(node instanceof MappingNode)) {
            throw new BadValueException(
                    node, "expected " + what + ", found " + YamlValue.kind(node), "write key: value");
        }
        Map<String, NodeTuple> entries = new LinkedHashMap<>();
        boolean flawless = true;
        for (NodeTuple entry : ((MappingNode) node).getValue()) {
            Node key = entry.getKeyNode();
            String name = key instanceof ScalarNode ? ((ScalarNode) key).getValue() : "";
            if (!known.contains(name)) {
                mistakes.error(key, "unknown key '" + name + "'", NearestName.suggestion(name, known));
                flawless = false;
            } else if (entries.putIfAbsent(name, entry) != null) {
                mistakes.error(key, "key '" + name + "' is given twice", "remove one of them");
                flawless = false;
            }
        }
        return new Fields(Collections.unmodifiableMap(entries), flawless);
    }

    /** Whether no key was unknown or repeated. */
    boolean flawless() {
        return flawless;
    }

    Set<String> names() {
        return entries.keySet();
    }

    Node key(String name) {
        return entry(name).getKeyNode();
    }

    @Nullable
    YamlValue value(String name) {
        return entries.containsKey(name) ? new YamlValue(name, entry(name).getValueNode()) : null;
    }

    private NodeTuple entry(String name) {
        NodeTuple entry = entries.get(name);
        if (entry == null) {
            throw new IllegalArgumentException(name);
        }
        return entry;
    }
}
