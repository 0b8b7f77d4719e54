package io.fallbackcached.core.coherence;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Test;

class TenancyTest {

    private final Coherence coherence = new Coherence();
    private final Tenancy tenancy = coherence.tenancy();
    private final AtomicReference<Object> teller = new AtomicReference<>("a");

    @Test
    void onceThereIsSomebodyToAskEveryCallIsLookedAt() {
        assertThat(tenancy.isKnown()).isFalse();
        assertThat(coherence.isQuiet()).isTrue();

        learn(teller);
        learn(teller);

        assertThat(tenancy.isKnown()).isTrue();
        assertThat(tenancy.asks(teller)).isTrue();
        assertThat(coherence.isQuiet()).isFalse();
    }

    @Test
    void tenantsAreToldApartByValue() {
        learn(teller);
        Object before = tenancy.current();
        teller.set(String.valueOf(new char[] {'a'}));
        assertThat(tenancy.current()).isEqualTo(before);

        teller.set("b");
        assertThat(tenancy.current()).isNotEqualTo(before);

        teller.set(null);
        assertThat(tenancy.current()).isNotNull().isNotEqualTo(before);
    }

    @Test
    void theSameAnswerOfAnotherTellerIsAnother() {
        AtomicReference<Object> second = new AtomicReference<>("b");
        learn(teller);
        learn(second);
        Object before = tenancy.current();
        teller.set("b");
        second.set("a");

        assertThat(tenancy.current()).isNotEqualTo(before);
    }

    @Test
    void whatCannotBeComparedIsNoTenant() {
        learn(teller);
        teller.set(new Object());

        assertThat(tenancy.current()).isNull();
    }

    @Test
    void whoThrowsHasNobody() {
        tenancy.learn(teller, asked -> {
            throw new IllegalStateException("nobody is logged in");
        });

        assertThat(tenancy.current()).isNotNull();
    }

    private void learn(AtomicReference<Object> source) {
        tenancy.learn(source, asked -> ((AtomicReference<?>) asked).get());
    }
}
