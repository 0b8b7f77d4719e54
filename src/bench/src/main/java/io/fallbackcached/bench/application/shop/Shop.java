package io.fallbackcached.bench.application.shop;

import io.ebean.Database;
import io.ebean.DatabaseFactory;
import io.ebean.config.DatabaseConfig;
import io.ebean.datasource.DataSourceConfig;

/** Opens the shop. */
public final class Shop {

    private static final int CACHED = 10_000;

    private Shop() {}

    /** @param cached whether Ebean's second-level caches are on, which the entities and queries are marked for */
    public static Database open(String url, String user, String password, boolean cached) {
        DataSourceConfig source = new DataSourceConfig()
                .setUrl(url)
                .setUsername(user)
                .setPassword(password)
                .setMinConnections(4)
                .setMaxConnections(8);
        DatabaseConfig config = new DatabaseConfig();
        config.setName("shop");
        config.setDataSourceConfig(source);
        config.setDisableL2Cache(!cached);
        config.setCacheMaxSize(CACHED);
        config.setQueryCacheMaxSize(CACHED);
        config.addClass(Customer.class);
        config.addClass(Product.class);
        config.addClass(Order.class);
        config.addClass(OrderLine.class);
        return DatabaseFactory.create(config);
    }
}
