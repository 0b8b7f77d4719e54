package io.fallbackcached.jdbc.session;

import static io.fallbackcached.core.report.AgentLog.LOG;

import java.util.concurrent.atomic.AtomicBoolean;

/** The classes that were found to pass calls on to a driver's own: what they do is seen there. Thread-safe. */
final class WrapperClasses {

    /** With the class, so that nothing is kept alive. */
    private final ClassValue<AtomicBoolean> learnt = new ClassValue<>() {
        @Override
        protected AtomicBoolean computeValue(Class<?> type) {
            return new AtomicBoolean();
        }
    };

    boolean contains(Class<?> type) {
        return learnt.get(type).get();
    }

    void add(Class<?> type) {
        if (learnt.get(type).compareAndSet(false, true)) {
            LOG.debug("{} passes calls on to a driver", type.getName());
        }
    }
}
