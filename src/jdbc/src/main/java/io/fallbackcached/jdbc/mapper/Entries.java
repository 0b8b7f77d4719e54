package io.fallbackcached.jdbc.mapper;

import io.fallbackcached.core.coherence.Coherence;
import io.fallbackcached.core.coherence.LoadScope;
import io.fallbackcached.core.coherence.ThreadView;
import io.fallbackcached.core.rules.RefusalCode;
import io.fallbackcached.core.watch.WatchedCall;
import io.fallbackcached.core.watch.Watcher;
import org.jspecify.annotations.Nullable;

/**
 * Entities that Hibernate takes under its wing: whatever the application does to them is written some time later, when a
 * query might need it or the transaction commits. Thread-safe.
 */
final class Entries implements Watcher {

    private final Coherence coherence;
    private final PublicMethods session = new PublicMethods("getSession", 0);
    private final PublicMethods inTransaction = new PublicMethods("isTransactionInProgress", 0);
    private final PublicMethods flushMode = new PublicMethods("getHibernateFlushMode", 0);

    Entries(Coherence coherence) {
        this.coherence = coherence;
    }

    @Override
    public @Nullable WatchedCall begin(@Nullable Object context, @Nullable Object[] arguments) {
        String status = String.valueOf(arguments[1]);
        if (context == null || status.equals("READ_ONLY")) {
            return null;
        }
        ThreadView thread = coherence.here();
        thread.mayHoldBack(context, this::holds);
        LoadScope load = thread.load();
        if (load != null && status.equals("SAVING")) {
            load.refuse(RefusalCode.WRITING_METHOD, "gives Hibernate an entity to insert");
        }
        return null;
    }

    /** Outside of a transaction, and where only the application flushes, no query would make it write. */
    private boolean holds(Object context) {
        try {
            Object owner = session.invoke(context);
            return owner == null
                    || (Boolean.TRUE.equals(inTransaction.invoke(owner))
                            && !"MANUAL".equals(String.valueOf(flushMode.invoke(owner))));
        } catch (ReflectiveOperationException | RuntimeException unknown) {
            return true;
        }
    }
}
