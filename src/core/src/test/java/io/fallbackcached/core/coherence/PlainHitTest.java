package io.fallbackcached.core.coherence;

import static org.assertj.core.api.Assertions.assertThat;

import io.fallbackcached.core.store.Entry;
import io.fallbackcached.core.store.Lifetime;
import io.fallbackcached.core.store.Store;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;

/** An entry remembers at which moment it was found right; what it must not do is remember too long. */
class PlainHitTest {

    private final Books books = new Books();
    private final AtomicLong time = new AtomicLong();
    private final Store<Object> store =
            new Store<>(10, Lifetime.of(Duration.ofNanos(100), 0), Lifetime.ENDLESS, Lifetime.NONE, time::get);
    private final Entry<Object> entry = kept(books.answer(Books.byId(1)));

    @Test
    void aCommitThatBeginsEndsIt() {
        assertThat(isPlainHit()).isTrue();
        Doubt doubt = books.session.commits(List.of(books.update(1)));
        assertThat(isPlainHit()).isFalse();
        doubt.committed();
        assertThat(isPlainHit()).isFalse();
    }

    @Test
    void aRollbackBringsItBack() {
        assertThat(isPlainHit()).isTrue();
        Doubt doubt = books.session.commits(List.of(books.update(1)));
        assertThat(isPlainHit()).isFalse();
        doubt.rolledBack();
        assertThat(isPlainHit()).isTrue();
    }

    @Test
    void aCommitToOtherRowsLeavesIt() {
        assertThat(isPlainHit()).isTrue();
        books.commit(books.update(2));
        assertThat(isPlainHit()).isTrue();
    }

    @Test
    void theLossOfTheFeedEndsIt() {
        assertThat(isPlainHit()).isTrue();
        books.database.coverage().lost("gone");
        assertThat(isPlainHit()).isFalse();
        books.database.coverage().regained("back");
        assertThat(isPlainHit()).isFalse();
    }

    @Test
    void whatGoesOnAnywhereEndsItWhileItDoes() {
        assertThat(isPlainHit()).isTrue();
        LoadScope load = books.coherence.here().begin();
        assertThat(isPlainHit()).isFalse();
        load.abandon();
        assertThat(isPlainHit()).isTrue();
    }

    @Test
    void itsAgeEndsItThoughNothingHappens() {
        assertThat(isPlainHit()).isTrue();
        time.set(100);
        assertThat(isPlainHit()).isFalse();
    }

    @Test
    void oneFoundRightWhileSomethingGoesOnIsNotRememberedAsPlain() {
        LoadScope load = books.coherence.here().begin();
        assertThat(isPlainHit()).isFalse();
        books.commit(books.update(1));
        load.abandon();
        assertThat(isPlainHit()).isFalse();
    }

    private Entry<Object> kept(Freshness freshness) {
        store.put("key", "value", freshness);
        return Objects.requireNonNull(store.table().find("key"));
    }

    private boolean isPlainHit() {
        return entry.isPlainHit(books.coherence, time::get);
    }
}
