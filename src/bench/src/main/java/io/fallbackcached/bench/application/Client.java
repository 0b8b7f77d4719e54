package io.fallbackcached.bench.application;

import io.fallbackcached.bench.application.shop.Order;
import io.fallbackcached.bench.application.shop.ShopDao;
import io.fallbackcached.bench.application.shop.ShopDesk;
import java.util.List;
import java.util.SplittableRandom;
import java.util.TreeSet;
import org.HdrHistogram.Histogram;

/** One user of the shop after another, without a pause. For one thread; its histograms are read when it has ended. */
final class Client implements Runnable {

    private static final int DIGITS = 3;
    private static final int CATEGORIES = 40;

    private final Histogram reads = new Histogram(DIGITS);
    private final Histogram writes = new Histogram(DIGITS);
    private final ShopDao dao;
    private final ShopDesk desk;
    private final int percentReads;
    private final long end;
    private final Keys keys;
    private final SplittableRandom random;
    private long seen;

    /** @param end by {@link System#nanoTime()} */
    Client(ShopDao dao, ShopDesk desk, int percentReads, int seed, long end) {
        this.dao = dao;
        this.desk = desk;
        this.percentReads = percentReads;
        this.end = end;
        this.keys = new Keys(seed);
        this.random = new SplittableRandom(seed);
    }

    @Override
    public void run() {
        long before = System.nanoTime();
        while (before < end) {
            boolean isRead = random.nextInt(100) < percentReads;
            if (isRead) {
                read();
            } else {
                write();
            }
            long after = System.nanoTime();
            (isRead ? reads : writes).recordValue(after - before);
            before = after;
        }
    }

    Histogram reads() {
        return reads;
    }

    Histogram writes() {
        return writes;
    }

    /** Depends on all that was read, so that no reading can be left out. */
    long seen() {
        return seen;
    }

    private void read() {
        int choice = random.nextInt(100);
        long key = keys.next();
        if (choice < 40) {
            seen += dao.customer(key).getCity().length();
        } else if (choice < 70) {
            seen += dao.product("SKU-" + key).getStock();
        } else if (choice < 90) {
            List<Order> orders = dao.lastOrders(key);
            for (Order order : orders) {
                seen += order.getTotal().intValue();
            }
        } else if (choice < 95) {
            seen += dao.countOrders(key);
        } else {
            seen += dao.countProducts((int) key % CATEGORIES);
        }
    }

    private void write() {
        int choice = random.nextInt(100);
        long key = keys.next();
        if (choice < 50) {
            desk.order(key, new TreeSet<>(List.of(keys.next(), key)));
        } else if (choice < 80) {
            desk.move(key, "City " + random.nextInt(50));
        } else {
            desk.restock(key, 10);
        }
    }
}
