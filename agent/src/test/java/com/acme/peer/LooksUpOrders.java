package com.acme.peer;

import io.fallbackcached.testkit.Scenario;
import io.fallbackcached.testkit.Transcript;
import java.util.Arrays;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Two equal calls that return and two that throw, then what each agent left behind. */
public class LooksUpOrders implements Scenario {

    @Override
    public void run(Transcript out) throws Exception {
        OrderDao dao = new OrderDao();
        find(dao, 1, out);
        find(dao, 1, out);
        find(dao, -1, out);
        find(dao, -1, out);
        out.line("bodies " + OrderDao.bodies);
        out.line("audited " + OrderDao.audited);
        out.line("in transaction " + OrderDao.inTransaction);
        out.line("covered " + hasMember("$jacocoInit"));
        out.line("entity "
                + Arrays.stream(Order.class.getInterfaces()).map(Class::getName).collect(Collectors.toList()));
    }

    private static void find(OrderDao dao, long id, Transcript out) {
        try {
            Order order = dao.find(id);
            out.line("order " + order.getId() + " of " + order.getCustomer());
            order.setCustomer("somebody else");
        } catch (IllegalArgumentException absent) {
            out.line(absent.getMessage() + " from " + absent.getStackTrace()[0].getClassName());
        }
    }

    private static boolean hasMember(String name) {
        return Stream.of(OrderDao.class.getDeclaredMethods())
                .anyMatch(method -> method.getName().equals(name));
    }
}
