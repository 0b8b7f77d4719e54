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
    private final Entry<Object> endless = kept(Lifetime.ENDLESS);
    private final Entry<Object> mortal = kept(Lifetime.of(Duration.ofNanos(100), 0));

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
        assertThat(isPlainHit(mortal)).isFalse();
        assertThat(isPlainHit(endless)).isTrue();
    }

    @Test
    void oneFoundRightWhileSomethingGoesOnIsNotRememberedAsPlain() {
        LoadScope load = books.coherence.here().begin();
        assertThat(isPlainHit()).isFalse();
        books.commit(books.update(1));
        load.abandon();
        assertThat(isPlainHit()).isFalse();
    }

    private Entry<Object> kept(Lifetime lifetime) {
        Store<Object> store = new Store<>(10, lifetime, Lifetime.ENDLESS, Lifetime.NONE, time::get);
        store.put("key", "value", books.answer(Books.byId(1)));
        return Objects.requireNonNull(store.table().find("key"));
    }

    /** Of both, which remember in different ways. */
    private boolean isPlainHit() {
        boolean isPlainHit = isPlainHit(endless);
        assertThat(isPlainHit(mortal)).isEqualTo(isPlainHit);
        return isPlainHit;
    }

    private boolean isPlainHit(Entry<Object> entry) {
        return Entry.plainHit(entry, books.coherence, time::get) != Entry.NO_HIT;
    }
}
