package io.fallbackcached.core.rules;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class NearestNameTest {

    private static final List<String> KNOWN = List.of("scope", "values", "key", "expireAfterWrite", "if");

    @ParameterizedTest
    @CsvSource({
        "scop, scope",
        "socpe, scope",
        "Scope, scope",
        "value, values",
        "keys, key",
        "expire-after-write, expireAfterWrite"
    })
    void findsTheNameThatWasMeant(String written, String meant) {
        assertThat(NearestName.to(written, KNOWN)).contains(meant);
    }

    @ParameterizedTest
    @CsvSource({"colour", "x", "of", "''", "expire"})
    void findsNothingWhereNothingIsNear(String written) {
        assertThat(NearestName.to(written, List.of("scope", "expireAfterWrite")))
                .isEmpty();
        assertThat(NearestName.suggestion(written, List.of("scope"))).isEmpty();
    }

    @Test
    void takesTheFirstOfEquallyNearOnes() {
        assertThat(NearestName.to("cat", List.of("car", "can"))).contains("car");
    }
}
