package com.acme.peer;

import io.ebean.annotation.Transactional;
import java.util.function.BooleanSupplier;

/** The one method that every agent wants: counts how often its body, and each of the others, really ran. */
public class OrderDao {

    static int bodies;
    static int audited;
    static int inTransaction;

    /** Without Ebean there is no class to ask. */
    static BooleanSupplier transaction = () -> false;

    @Transactional
    public Order find(long id) {
        bodies++;
        if (transaction.getAsBoolean()) {
            inTransaction++;
        }
        if (id < 0) {
            throw new IllegalArgumentException("no order " + id);
        }
        return new Order(id, "Ann");
    }
}
