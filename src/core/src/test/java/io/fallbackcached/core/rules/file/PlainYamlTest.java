package io.fallbackcached.core.rules.file;

import static org.assertj.core.api.Assertions.assertThat;

import io.fallbackcached.core.rules.Diagnostic;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.snakeyaml.engine.v2.exceptions.Mark;
import org.snakeyaml.engine.v2.nodes.MappingNode;
import org.snakeyaml.engine.v2.nodes.Node;
import org.snakeyaml.engine.v2.nodes.NodeTuple;
import org.snakeyaml.engine.v2.nodes.ScalarNode;
import org.snakeyaml.engine.v2.nodes.SequenceNode;
import org.snakeyaml.engine.v2.nodes.Tag;

/** What is read without the library must be what the library reads, down to the places that messages name. */
class PlainYamlTest {

    private static final String RULES = String.join(
            "\n",
            "# what is cached",
            "enabled: true",
            "packages: [com.acme, org.example_1.dao]   # these only",
            "defaults:",
            "    expireAfterWrite: PT10M",
            "    expiryJitter: 12.5%",
            "rules:",
            "  - name: people by id",
            "    pointcut: execution(* com.acme..*Dao.find*(String, int)) && !within(com.acme.old..*)",
            "",
            "    # the first parameter only",
            "    key: [0]",
            "  - name: \"people: changed\"",
            "    pointcut: '@annotation(com.acme.Write) || execution(* *(..)) # no comment'  # one",
            "    action: evict",
            "    reads:",
            "    - orders",
            "    - shop.order_lines",
            "");

    @Test
    void readsAnOrdinaryRulesFile() {
        assertThat(PlainYaml.root(RULES)).isPresent();
        assertThatTheLibraryReadsTheSame(RULES);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "# nothing\n",
                "a: null\n",
                "a:\n",
                "a: b\n  c\n",
                "a: b: c\n",
                "a: |\n  text\n",
                "a: &b c\n",
                "a: *b\n",
                "a: !b c\n",
                "a: {b: c}\n",
                "a: [b, c: d]\n",
                "a: [b,]\n",
                "a: [b\n  ]\n",
                "a: []\n",
                "a: \"b\\n\"\n",
                "a: \"b\n  c\"\n",
                "a: 'it''s'\n",
                "a: 'b' c\n",
                "a: - b\n",
                "- - a\n",
                "--- \na: b\n",
                "a: b\n...\n",
                "%YAML 1.2\n---\na: b\n",
                "? a\n: b\n",
                "a:\tb\n",
                "a: b\r\n",
                "a: \u00e4\n",
                "a: b\n c: d\n",
                "a:\n  - b\n  c: d\n",
                "a:\n    b: c\n  d: e\n",
                "a b: c\n",
                "a\n",
            })
    void leavesToTheLibraryWhatIsNotPlain(String text) {
        assertThat(PlainYaml.root(text)).isEmpty();
    }

    @Test
    void readsNothingElseThanTheLibraryDoesFromWhatIsNearlyARulesFile() {
        Random random = new Random(20);
        String odd = "\n\n\n    --::##''\"\"[]{},,&*!|>%@`~?=.ab0\t\\\u00e4";
        int plain = 0;
        for (int i = 0; i < 20_000; i++) {
            StringBuilder text = new StringBuilder(RULES);
            for (int changes = random.nextInt(4); changes >= 0; changes--) {
                int at = random.nextInt(text.length());
                text.replace(
                        at,
                        at + random.nextInt(Math.min(8, text.length() - at)),
                        String.valueOf(odd.charAt(random.nextInt(odd.length()))));
            }
            plain += assertThatTheLibraryReadsTheSame(text.toString()) ? 1 : 0;
        }
        assertThat(plain).as("texts that say something").isGreaterThan(500);
    }

    @Test
    void readsNothingElseThanTheLibraryDoesFromLinesInAnyOrder() {
        Random random = new Random(21);
        String[] lines = {
            "a:", "b: c", "b: c # d", "- a", "- b: c", "-", "- b:", "- 'd'", "e: [f, g.h]", "# i", "", "j: \"k\"",
            "l: m#n", "o: p:q", "r", "- [s]", "t: 1", "-   u: v", "w: -x", "y: (z", "null: a", "a: ~", "a: .",
                    "- a: [b] "
        };
        int plain = 0;
        for (int i = 0; i < 60_000; i++) {
            StringBuilder text = new StringBuilder();
            for (int count = random.nextInt(6); count >= 0; count--) {
                text.append(" ".repeat(random.nextInt(4) * random.nextInt(2)))
                        .append(lines[random.nextInt(lines.length)])
                        .append(count == 0 && random.nextBoolean() ? "" : "\n");
            }
            plain += assertThatTheLibraryReadsTheSame(text.toString()) ? 1 : 0;
        }
        assertThat(plain).as("texts that say something").isGreaterThan(500);
    }

    /** @return whether the text is plain */
    private static boolean assertThatTheLibraryReadsTheSame(String text) {
        Optional<Node> plain = PlainYaml.root(text);
        if (plain.isEmpty()) {
            return false;
        }
        SourceText source = new SourceText("rules.yaml", text);
        List<Diagnostic> diagnostics = new ArrayList<>();
        Optional<Node> byLibrary = new YamlTree(source, text, new Mistakes(source, diagnostics)).root();
        assertThat(diagnostics).as(text).isEmpty();
        assertThat(shown(plain.get())).as(text).isEqualTo(shown(byLibrary.orElseThrow()));
        return true;
    }

    private static String shown(Node node) {
        Mark mark = node.getStartMark().orElseThrow();
        String place = mark.getIndex() + "/" + mark.getLine() + ":" + mark.getColumn() + " ";
        if (node instanceof MappingNode) {
            StringBuilder text = new StringBuilder(place).append('{');
            for (NodeTuple entry : ((MappingNode) node).getValue()) {
                text.append(shown(entry.getKeyNode()))
                        .append(": ")
                        .append(shown(entry.getValueNode()))
                        .append(", ");
            }
            return text.append('}').toString();
        }
        if (node instanceof SequenceNode) {
            StringBuilder text = new StringBuilder(place).append('[');
            ((SequenceNode) node)
                    .getValue()
                    .forEach(item -> text.append(shown(item)).append(", "));
            return text.append(']').toString();
        }
        ScalarNode scalar = (ScalarNode) node;
        boolean isNull = scalar.getTag().equals(Tag.NULL);
        assertThat(scalar.getTag().getValue()).startsWith(Tag.PREFIX);
        return place + scalar.getScalarStyle() + (isNull ? " null" : " <" + scalar.getValue() + ">");
    }
}
