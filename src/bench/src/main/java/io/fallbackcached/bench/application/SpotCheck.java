package io.fallbackcached.bench.application;

import io.fallbackcached.bench.application.shop.Customer;
import io.fallbackcached.bench.application.shop.Order;
import io.fallbackcached.bench.application.shop.Product;
import io.fallbackcached.bench.application.shop.ShopDao;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.Objects;

/** Compares what the application answers with what its database has, while nobody writes. */
final class SpotCheck {

    private static final int KEYS = 400;

    private final ShopDao dao;
    private final Connection connection;
    private int wrong;

    SpotCheck(ShopDao dao, Connection connection) {
        this.dao = dao;
        this.connection = connection;
    }

    /** @return how many answers of a sample are wrong; the keys most asked for are in it */
    int wrong() throws SQLException {
        Keys keys = new Keys(7);
        for (int i = 0; i < KEYS; i++) {
            long key = keys.next();
            Customer customer = dao.customer(key);
            compare(
                    customer.getCity() + ' ' + customer.getVersion(),
                    "select city || ' ' || version from customer where id = ?",
                    key);
            Product product = dao.product("SKU-" + key);
            compare(
                    product.getStock() + " " + product.getVersion(),
                    "select stock || ' ' || version from product where id = ?",
                    key);
            compare(Integer.toString(dao.countOrders(key)), "select count(*) from orders where customer_id = ?", key);
            compare(
                    text(dao.lastOrders(key)),
                    "select coalesce(string_agg(id || ' ' || total, ', ' order by id desc), '') from"
                            + " (select id, total from orders where customer_id = ? order by id desc limit 10) last",
                    key);
        }
        return wrong;
    }

    private static String text(List<Order> orders) {
        return String.join(
                ", ",
                orders.stream()
                        .map(order -> order.getId() + " " + order.getTotal().toPlainString())
                        .toList());
    }

    private void compare(String answer, String sql, long key) throws SQLException {
        try (PreparedStatement select = connection.prepareStatement(sql)) {
            select.setLong(1, key);
            try (ResultSet row = select.executeQuery()) {
                row.next();
                String truth = row.getString(1);
                if (!Objects.equals(answer, truth)) {
                    wrong++;
                    System.err.println("wrong: '" + answer + "', the database has '" + truth + "': " + sql + " " + key);
                }
            }
        }
    }
}
