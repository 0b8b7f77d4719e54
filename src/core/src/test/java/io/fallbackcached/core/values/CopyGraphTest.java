package io.fallbackcached.core.values;

import static org.assertj.core.api.Assertions.assertThat;

import io.fallbackcached.core.rules.RefusalCode;
import java.util.ArrayList;
import java.util.Date;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

@SuppressWarnings({"JavaUtilDate", "JdkObsolete"}) // old values are the mutable ones
class CopyGraphTest {

    private final ValuePolicy policy = new IsolatingValuePolicy(List.of(), ModuleOpener.NONE);

    @Test
    void theSameObjectTwiceIsTheSameCopyTwice() {
        Date date = new Date(1);

        List<?> copy =
                (List<?>) policy.keep(new ArrayList<>(List.of(date, date))).give();

        assertThat(copy.get(0)).isSameAs(copy.get(1)).isNotSameAs(date);
    }

    @Test
    void cyclesClose() {
        Node parent = new Node("parent");
        Node child = new Node("child");
        parent.children.add(child);
        child.parent = parent;

        Node copy = (Node) policy.keep(parent).give();

        assertThat(copy).isNotSameAs(parent);
        assertThat(copy.children)
                .singleElement()
                .satisfies(each -> assertThat(each.parent).isSameAs(copy));
    }

    @Test
    void setsInsideACycleFindTheirCopies() {
        Node parent = new Node("parent");
        Node child = new Node("child");
        child.parent = parent;
        parent.index.add(child);

        Node copy = (Node) policy.keep(parent).give();

        assertThat(copy.index).containsExactly(new Node("child"));
        assertThat(copy.index.contains(new Node("child"))).isTrue();
    }

    @Test
    void longChainsAreRefusedBeforeTheStackEnds() {
        Node chain = new Node("first");
        for (int i = 0; i < 100_000; i++) {
            Node next = new Node("next");
            next.parent = chain;
            chain = next;
        }

        Kept kept = policy.keep(chain);

        assertThat(kept.refusal()).isEqualTo(RefusalCode.VALUE_NOT_COPIED);
        assertThat(kept.detail()).contains("levels deep");
    }

    @Test
    void anImmutableContainerThatContainsItselfIsRefused() {
        List<Object> inner = new ArrayList<>();
        List<Object> outer = List.of(inner);
        inner.add(outer);

        assertThat(policy.keep(outer).detail()).contains("contains itself");
    }

    static final class Node {
        final String name;
        final List<Node> children = new ArrayList<>();
        final Set<Node> index = new HashSet<>();

        @Nullable
        Node parent;

        Node(String name) {
            this.name = name;
        }

        @Override
        public boolean equals(@Nullable Object other) {
            return other instanceof Node && ((Node) other).name.equals(name);
        }

        @Override
        public int hashCode() {
            return name.hashCode();
        }
    }
}
