package com.acme.writers.hibernate;

import com.acme.writers.TakenBack;
import java.sql.Savepoint;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Function;
import org.hibernate.Session;
import org.hibernate.SessionFactory;

/** One session for each transaction; the current one is the thread's. */
final class Sessions implements AutoCloseable {

    private final SessionFactory factory;
    private final ThreadLocal<Optional<Session>> current = ThreadLocal.withInitial(Optional::empty);

    Sessions(SessionFactory factory) {
        this.factory = factory;
    }

    <T> T with(Function<Session, T> work) {
        Optional<Session> session = current.get();
        return session.isPresent() ? work.apply(session.get()) : factory.fromTransaction(work);
    }

    void required(Consumer<Session> work) {
        Optional<Session> session = current.get();
        if (session.isPresent()) {
            work.accept(session.get());
        } else {
            requiresNew(work);
        }
    }

    void requiresNew(Consumer<Session> work) {
        factory.inTransaction(session -> as(Optional.of(session), () -> work.accept(session)));
    }

    void notSupported(Runnable work) {
        as(Optional.empty(), work);
    }

    /** What the session believes in is gone with what is taken back. */
    void toSavepoint(Runnable work) {
        required(session -> {
            session.flush();
            Savepoint savepoint = session.doReturningWork(connection -> connection.setSavepoint());
            try {
                work.run();
                session.flush();
                throw new TakenBack();
            } catch (TakenBack expected) {
                session.clear();
                session.doWork(connection -> connection.rollback(savepoint));
            }
        });
    }

    @Override
    public void close() {
        factory.close();
    }

    private void as(Optional<Session> session, Runnable work) {
        Optional<Session> outer = current.get();
        current.set(session);
        try {
            work.run();
        } finally {
            current.set(outer);
        }
    }
}
