package io.fallbackcached.bench.application.shop;

import io.ebean.Database;
import io.ebean.Transaction;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.SortedSet;

/** What the shop writes, each in a transaction. Thread-safe. */
public class ShopDesk {

    private final Database database;

    public ShopDesk(Database database) {
        this.database = database;
    }

    /** @param products sorted, so that two orders never wait for each other */
    public void order(long customer, SortedSet<Long> products) {
        try (Transaction transaction = database.beginTransaction()) {
            Order order = new Order(database.reference(Customer.class, customer), Instant.now(), BigDecimal.ZERO);
            for (long id : products) {
                Product product = locked(Product.class, id);
                product.setStock(product.getStock() - 1);
                database.save(product);
                order.getLines().add(new OrderLine(order, product, 1));
                order.setTotal(order.getTotal().add(product.getPrice()));
            }
            database.save(order);
            transaction.commit();
        }
    }

    public void move(long customer, String city) {
        try (Transaction transaction = database.beginTransaction()) {
            Customer moving = locked(Customer.class, customer);
            moving.setCity(city);
            database.save(moving);
            transaction.commit();
        }
    }

    public void restock(long id, int count) {
        try (Transaction transaction = database.beginTransaction()) {
            Product product = locked(Product.class, id);
            product.setStock(product.getStock() + count);
            database.save(product);
            transaction.commit();
        }
    }

    private <T> T locked(Class<T> type, long id) {
        return database.find(type).where().idEq(id).forUpdate().findOne();
    }
}
