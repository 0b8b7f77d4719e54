package io.fallbackcached.core.values;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class ValueExtensionTest {

    private final ValueExtension extension = type -> type == Entity.class
            ? (original, graph) -> {
                Entity copy = new Entity();
                graph.register(original, copy);
                copy.links = requireNonNull((List<?>) graph.copy(((Entity) original).links));
                copy.copiedByExtension = true;
                return copy;
            }
            : null;
    private final ValuePolicy policy = new IsolatingValuePolicy(List.of(extension), ModuleOpener.NONE);

    @Test
    void anExtensionCopiesItsOwnTypesInsideAGraph() {
        Entity entity = new Entity();
        List<Object> links = new ArrayList<>(List.of(entity));
        entity.links = links;

        Entity copy = (Entity) ((List<?>) policy.keep(links).give()).get(0);

        assertThat(copy.copiedByExtension).isTrue();
        assertThat(copy.links).isNotSameAs(links).singleElement().isSameAs(copy);
    }

    @Test
    void rowsWithinRowsAreCopiedTheFirstTimeAndTheHundredth() {
        ValueExtension rows = type -> type == Row.class
                ? (original, graph) -> {
                    Row copy = new Row(((Row) original).cells.clone());
                    graph.register(original, copy);
                    graph.copyAll(copy.cells);
                    return copy;
                }
                : null;
        Row leaf = new Row("a");
        Row inner = new Row(leaf, null, new Row("b"), "c", leaf);
        Kept kept = new IsolatingValuePolicy(List.of(rows), ModuleOpener.NONE)
                .keep(new Row(new Row(), inner, new Row(inner, leaf), "d"));

        for (int i = 0; i < 100; i++) {
            Row copy = (Row) kept.give();
            Row innerCopy = (Row) copy.cells[1];
            assertThat(innerCopy.cells).hasSize(5).containsNull().contains("c");
            assertThat(innerCopy.cells[0]).isSameAs(innerCopy.cells[4]).isNotSameAs(leaf);
            assertThat(((Row) innerCopy.cells[2]).cells).containsExactly("b");
            assertThat(((Row) copy.cells[2]).cells).containsExactly(innerCopy, innerCopy.cells[0]);
            assertThat(((Row) copy.cells[0]).cells).isEmpty();
            assertThat(copy.cells[3]).isEqualTo("d");
        }
    }

    static final class Row {
        final @Nullable Object[] cells;

        Row(@Nullable Object... cells) {
            this.cells = cells;
        }
    }

    static final class Entity {
        List<?> links = List.of();
        boolean copiedByExtension;
    }
}
