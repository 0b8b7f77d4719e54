package com.acme.loader.redeploy;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;

/** A method for each way in which an entry may hold on to the application; orders carry the number of the run. */
public class OrderDao {

    private final AtomicInteger runs = new AtomicInteger();

    final CountDownLatch slowStarted = new CountDownLatch(1);
    final CountDownLatch slowMayEnd = new CountDownLatch(1);

    public Order find(String id) {
        return order(id);
    }

    public List<Order> recent(List<OrderKind> kinds) {
        return new ArrayList<>(List.of(order("recent" + kinds.size())));
    }

    public Order missing(String id) {
        runs.incrementAndGet();
        return null;
    }

    public Order ofThisObject(String id) {
        return order(id);
    }

    public CompletableFuture<Order> later(String id) {
        return CompletableFuture.completedFuture(order(id));
    }

    public Order slow(String id) throws InterruptedException {
        slowStarted.countDown();
        slowMayEnd.await();
        return order(id);
    }

    public Order failing(String id) {
        runs.incrementAndGet();
        throw new IllegalStateException(id);
    }

    public Order byIdentity(Object key) {
        return order("identity");
    }

    public Object live(String id) {
        runs.incrementAndGet();
        return new Thread(id);
    }

    public void cancel(String id) {}

    public Order save(String id) {
        return order(id);
    }

    int runs() {
        return runs.get();
    }

    private Order order(String id) {
        return new Order(id, runs.incrementAndGet());
    }
}
