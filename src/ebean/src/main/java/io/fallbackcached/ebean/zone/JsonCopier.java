package io.fallbackcached.ebean.zone;

import io.ebean.ModifyAwareType;
import io.ebeaninternal.json.ModifyAwareList;
import io.ebeaninternal.json.ModifyAwareMap;
import io.ebeaninternal.json.ModifyAwareSet;
import io.fallbackcached.core.values.ValueExtension.Graph;
import io.fallbackcached.core.values.ValueExtension.GraphCopier;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Copies the lists, sets and maps of JSON and array columns; a change anywhere inside marks the outermost as changed. */
final class JsonCopier implements GraphCopier {

    @Override
    public Object copy(Object original, Graph graph) {
        if (((ModifyAwareType) original).isMarkedDirty()) {
            throw new UnsupportedOperationException("changed and not saved: a JSON or array column");
        }
        return copy((ModifyAwareType) original, null, graph);
    }

    private static Object copy(ModifyAwareType original, @Nullable ModifyAwareType outermost, Graph graph) {
        if (original instanceof ModifyAwareList) {
            List<@Nullable Object> elements = new ArrayList<>();
            ModifyAwareList<@Nullable Object> copy =
                    outermost == null ? new ModifyAwareList<>(elements) : new ModifyAwareList<>(outermost, elements);
            ((List<?>) original)
                    .forEach(each -> elements.add(element(each, outermost == null ? copy : outermost, graph)));
            return copy;
        }
        if (original instanceof ModifyAwareSet) {
            Set<@Nullable Object> elements = new LinkedHashSet<>();
            ModifyAwareSet<@Nullable Object> copy =
                    outermost == null ? new ModifyAwareSet<>(elements) : new ModifyAwareSet<>(outermost, elements);
            ((Set<?>) original)
                    .forEach(each -> elements.add(element(each, outermost == null ? copy : outermost, graph)));
            return copy;
        }
        if (original instanceof ModifyAwareMap) {
            Map<@Nullable Object, @Nullable Object> entries = new LinkedHashMap<>();
            ModifyAwareMap<@Nullable Object, @Nullable Object> copy =
                    outermost == null ? new ModifyAwareMap<>(entries) : new ModifyAwareMap<>(outermost, entries);
            ((Map<?, ?>) original)
                    .forEach((key, value) ->
                            entries.put(key, element(value, outermost == null ? copy : outermost, graph)));
            return copy;
        }
        throw new UnsupportedOperationException(original.getClass().getName());
    }

    private static @Nullable Object element(@Nullable Object element, ModifyAwareType outermost, Graph graph) {
        return element instanceof ModifyAwareType
                ? copy((ModifyAwareType) element, outermost, graph)
                : graph.copy(element);
    }
}
