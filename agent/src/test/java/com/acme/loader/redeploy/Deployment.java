package com.acme.loader.redeploy;

import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.StringJoiner;
import java.util.concurrent.Callable;
import java.util.concurrent.FutureTask;

/** One life of the application: calls each method twice, and tells what it got. Once for each class loader. */
public class Deployment implements Callable<String> {

    private static final Set<Thread.State> WAITS = EnumSet.of(Thread.State.WAITING, Thread.State.TIMED_WAITING);

    private static int starts;

    private final OrderDao dao = new OrderDao();

    @Override
    public String call() throws Exception {
        StringJoiner told = new StringJoiner(" ");
        for (int i = 0; i < 2; i++) {
            Order found = dao.find("a");
            told.add(found.toString());
            found.add("spoiled");
            told.add(dao.recent(List.of(OrderKind.SMALL, OrderKind.LARGE)).toString());
            told.add(String.valueOf(dao.missing("b")));
            told.add(dao.ofThisObject("c").toString());
            told.add(dao.later("d").get().toString());
            told.add(dao.save("e").toString());
            told.add(dao.find("e").toString());
            dao.cancel("e");
        }
        told.add(twoAtOnce());
        told.add(refused());
        return told.add("runs " + dao.runs()).toString();
    }

    private String twoAtOnce() throws Exception {
        String fresh = "f" + ++starts;
        FutureTask<Order> first = new FutureTask<>(() -> dao.slow(fresh));
        FutureTask<Order> second = new FutureTask<>(() -> dao.slow(fresh));
        new Thread(first).start();
        dao.slowStarted.await();
        Thread waiting = new Thread(second);
        waiting.start();
        while (!WAITS.contains(waiting.getState())) {
            Thread.onSpinWait();
        }
        dao.slowMayEnd.countDown();
        return first.get() + " " + second.get();
    }

    private String refused() {
        Object key = new Object();
        Object live = dao.live("g");
        boolean same = dao.live("g") == live;
        return dao.byIdentity(key) + " " + dao.byIdentity(key) + " " + same + " " + failure() + " " + failure();
    }

    private String failure() {
        try {
            return dao.failing("h").toString();
        } catch (IllegalStateException expected) {
            return expected.getMessage();
        }
    }
}
