package com.acme.writers;

import java.util.List;

/** What an application does with its people, whichever library it does it with. Those that read are cached. */
public interface People extends AutoCloseable {

    /** @return null if there is none */
    Person find(long id);

    List<String> namesIn(String city);

    int count();

    List<String> phonesOf(long id);

    void add(long id, String name, String city, String... phones);

    /** In one batch. */
    void addAll(long firstId, String city, List<String> names);

    /** Reads, changes and writes back. */
    void rename(long id, String name);

    /** By an update that reads nothing. */
    void move(long id, String city);

    void moveAll(String from, String to);

    /** By SQL, where the library has another way. */
    void correctNames(String wrong, String right);

    /** With the phones. */
    void delete(long id);

    void deleteIn(String city);

    /** In the one there is, or in a new one. Rolled back if the work throws. */
    void inTransaction(Runnable work);

    /** The one there is waits meanwhile. */
    void inNewTransaction(Runnable work);

    /** The one there is waits meanwhile. */
    void outsideTransactions(Runnable work);

    /** Does the work within the transaction there is, and takes it back. */
    void andBackToSavepoint(Runnable work);

    @Override
    void close();
}
