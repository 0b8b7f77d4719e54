package io.fallbackcached.bench.application.shop;

import io.ebean.CacheMode;
import io.ebean.Database;
import java.util.List;
import java.util.concurrent.atomic.LongAdder;

/** What the shop reads. Thread-safe. */
public class ShopDao {

    private static final int LAST = 10;
    private static final LongAdder BODIES = new LongAdder();

    private final Database database;
    private final CacheMode queryCache;

    /** @param cached whether to ask Ebean's query cache, where there is something to gain */
    public ShopDao(Database database, boolean cached) {
        this.database = database;
        this.queryCache = cached ? CacheMode.ON : CacheMode.OFF;
    }

    /** How often a method ran, that is, was not answered from memory. */
    public static long bodies() {
        return BODIES.sum();
    }

    public Customer customer(long id) {
        BODIES.increment();
        return database.find(Customer.class, id);
    }

    public Product product(String sku) {
        BODIES.increment();
        return database.find(Product.class).where().eq("sku", sku).findOne();
    }

    public List<Order> lastOrders(long customer) {
        BODIES.increment();
        return database.find(Order.class)
                .setUseQueryCache(queryCache)
                .where()
                .eq("customer.id", customer)
                .orderBy("id desc")
                .setMaxRows(LAST)
                .findList();
    }

    public int countOrders(long customer) {
        BODIES.increment();
        return database.find(Order.class)
                .setUseQueryCache(queryCache)
                .where()
                .eq("customer.id", customer)
                .findCount();
    }

    public int countProducts(int category) {
        BODIES.increment();
        return database.find(Product.class)
                .setUseQueryCache(queryCache)
                .where()
                .eq("category", category)
                .findCount();
    }
}
