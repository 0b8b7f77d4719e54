package io.fallbackcached.jdbc.session;

import static org.assertj.core.api.Assertions.assertThat;

import io.fallbackcached.core.coherence.Coherence;
import io.fallbackcached.core.coherence.Database;
import io.fallbackcached.core.coherence.TableWrite;
import io.fallbackcached.jdbc.sql.TableUse;
import io.fallbackcached.jdbc.sql.ValueSource;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

class UsesTest {

    private static final Map<String, ValueSource> ID = Map.of("id", parameters -> parameters[0]);
    private static final List<Object[]> ROWS =
            List.of(new Object[] {1L, "Ada"}, new Object[] {2L, "Bo"}, new Object[] {3L, "Cy"});

    private final Database database = new Coherence().database("library");

    @Test
    void rowsInsertedByABatchAreOneWriteOfAllOfThem() {
        List<TableWrite> writes = writes(TableUse.insert("public.person", List.of(ID)));

        assertThat(writes).hasSize(1);
        assertThat(writes.get(0).kind()).isEqualTo(TableWrite.Kind.INSERT);
        assertThat(writes.get(0).newRows()).containsExactly(Map.of("id", 1L), Map.of("id", 2L), Map.of("id", 3L));
    }

    @Test
    void rowsInsertedWithoutKnowingTheirNumberStayUnknown() {
        assertThat(writes(TableUse.insert("public.person", List.of())))
                .allMatch(write -> write.newRows().isEmpty());
    }

    @Test
    void rowsUpdatedByABatchAreOneWriteEach() {
        List<TableWrite> writes = writes(TableUse.update("public.person", List.of(ID), Set.of("name"), Map.of()));

        assertThat(writes)
                .extracting(TableWrite::rows)
                .containsExactly(List.of(Map.of("id", 1L)), List.of(Map.of("id", 2L)), List.of(Map.of("id", 3L)));
    }

    private List<TableWrite> writes(TableUse use) {
        return Uses.writes(database, use, ROWS, "a batch");
    }
}
