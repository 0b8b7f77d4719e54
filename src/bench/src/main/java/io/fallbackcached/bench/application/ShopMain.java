package io.fallbackcached.bench.application;

import com.sun.management.OperatingSystemMXBean;
import io.ebean.Database;
import io.fallbackcached.bench.application.shop.Shop;
import io.fallbackcached.bench.application.shop.ShopDao;
import io.fallbackcached.bench.application.shop.ShopDesk;
import io.fallbackcached.bench.machine.Compilers;
import io.fallbackcached.testkit.PostgresServer;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.sql.Connection;
import java.sql.DriverManager;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.TimeUnit;
import org.HdrHistogram.Histogram;

/**
 * The application under load: a JVM of its own. Arguments: the variant, seconds to warm up at most, seconds to measure, and the mixes,
 * each by its percentage of reads. Each figure is a line: mix, tab, unit, tab, number.
 */
public final class ShopMain {

    private static final int CLIENTS = 4;

    private final ShopDao dao;
    private final ShopDesk desk;
    private final DatabaseCpu databaseCpu;
    private final OperatingSystemMXBean system = (OperatingSystemMXBean) ManagementFactory.getOperatingSystemMXBean();
    private int seed;

    private ShopMain(Database database, boolean cached, DatabaseCpu databaseCpu) {
        this.dao = new ShopDao(database, cached);
        this.desk = new ShopDesk(database);
        this.databaseCpu = databaseCpu;
    }

    public static void main(String[] arguments) throws Exception {
        String url = System.getProperty(PostgresServer.URL_PROPERTY);
        String user = System.getProperty(PostgresServer.USER_PROPERTY);
        String password = System.getProperty(PostgresServer.PASSWORD_PROPERTY);
        boolean cached = arguments[0].equals("ebean-l2");
        Database database = Shop.open(url, user, password, cached);
        try (Connection connection = DriverManager.getConnection(url, user, password)) {
            ShopMain shop = new ShopMain(database, cached, DatabaseCpu.of(connection));
            for (String mix : List.of(arguments).subList(3, arguments.length)) {
                shop.warmUp(Integer.parseInt(mix), Integer.parseInt(arguments[1]));
                shop.askForEverything();
                shop.measure(Integer.parseInt(mix), Integer.parseInt(arguments[2]));
                int wrong = new SpotCheck(shop.dao, connection).wrong();
                tell(Integer.parseInt(mix), "wrong answers in 1600", wrong);
            }
        }
        System.exit(0);
    }

    /**
     * By one client first, or the compilers would get so little of the processors that they would not be done in minutes. What
     * only happens among several, who wait for each other, is compiled anew then.
     */
    private void warmUp(int percentReads, int atMostSeconds) throws InterruptedException {
        for (int count : List.of(1, CLIENTS)) {
            Compilers compilers = new Compilers(atMostSeconds);
            do {
                serve(count, percentReads, 1);
            } while (!compilers.areAtRest());
        }
    }

    private void measure(int percentReads, int seconds) throws IOException, InterruptedException {
        long databaseBefore = databaseCpu.millis();
        long ownBefore = system.getProcessCpuTime();
        long bodiesBefore = ShopDao.bodies();
        long begin = System.nanoTime();
        List<Client> clients = serve(CLIENTS, percentReads, seconds);
        double took = (System.nanoTime() - begin) / 1e9;
        double own = (system.getProcessCpuTime() - ownBefore) / 1e6;
        long databases = databaseCpu.millis() - databaseBefore;
        Histogram reads = new Histogram(3);
        Histogram writes = new Histogram(3);
        clients.forEach(client -> {
            reads.add(client.reads());
            writes.add(client.writes());
        });
        double thousands = (reads.getTotalCount() + writes.getTotalCount()) / 1000.0;
        tell(percentReads, "ops/s", thousands * 1000 / took);
        tell(percentReads, "µs p50 read", reads.getValueAtPercentile(50) / 1e3);
        tell(percentReads, "µs p99 read", reads.getValueAtPercentile(99) / 1e3);
        tell(percentReads, "µs p50 write", writes.getValueAtPercentile(50) / 1e3);
        tell(percentReads, "µs p99 write", writes.getValueAtPercentile(99) / 1e3);
        tell(percentReads, "ms database CPU/1000 ops", databases / thousands);
        tell(percentReads, "ms application CPU/1000 ops", own / thousands);
        double bodies = ShopDao.bodies() - bodiesBefore;
        tell(percentReads, "% of reads that ran the method", 100 * bodies / reads.getTotalCount());
    }

    private List<Client> serve(int count, int percentReads, int seconds) throws InterruptedException {
        long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(seconds);
        List<Client> clients = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            clients.add(new Client(dao, desk, percentReads, ++seed, end));
        }
        runAll(clients);
        if (clients.stream().mapToLong(Client::seen).sum() == 0) {
            throw new IllegalStateException("the clients have seen nothing");
        }
        return clients;
    }

    /** So that caches are filled, and what is measured is not how they fill. */
    private void askForEverything() throws InterruptedException {
        List<Runnable> parts = new ArrayList<>();
        for (int i = 0; i < CLIENTS; i++) {
            int first = i;
            parts.add(() -> {
                for (int key = first + 1; key <= Keys.COUNT; key += CLIENTS) {
                    dao.customer(key);
                    dao.product("SKU-" + key);
                    dao.lastOrders(key);
                    dao.countOrders(key);
                }
            });
        }
        runAll(parts);
    }

    private static void runAll(List<? extends Runnable> parts) throws InterruptedException {
        List<Thread> threads = new ArrayList<>();
        for (Runnable part : parts) {
            Thread thread = new Thread(part, "client-" + threads.size());
            threads.add(thread);
            thread.start();
        }
        for (Thread thread : threads) {
            thread.join();
        }
    }

    private static void tell(int percentReads, String unit, double figure) {
        System.out.println(String.format(Locale.ROOT, "%d\t%s\t%.3f", percentReads, unit, figure));
    }
}
