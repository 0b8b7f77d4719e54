package io.fallbackcached.core.values;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
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

    static final class Entity {
        List<?> links = List.of();
        boolean copiedByExtension;
    }
}
