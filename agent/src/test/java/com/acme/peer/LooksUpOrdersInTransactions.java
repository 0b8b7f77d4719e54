package com.acme.peer;

import io.ebean.Database;
import io.ebean.DatabaseFactory;
import io.ebean.Transaction;
import io.ebean.config.DatabaseConfig;
import io.ebean.datasource.DataSourceConfig;
import io.ebean.datasource.DataSourcePool;
import io.fallbackcached.testkit.Transcript;

/** The same with Ebean and a database in memory, for {@code @Transactional} needs one. */
public class LooksUpOrdersInTransactions extends LooksUpOrders {

    @Override
    public void run(Transcript out) throws Exception {
        Database database = start();
        DataSourcePool connections = (DataSourcePool) database.dataSource();
        OrderDao.transaction = () -> Transaction.current() != null;
        connections.status(true);
        super.run(out);
        out.line("transactions " + connections.status(false).hitCount());
        database.shutdown();
    }

    private static Database start() {
        DataSourceConfig source = new DataSourceConfig()
                .setUrl("jdbc:h2:mem:orders")
                .setUsername("sa")
                .setPassword("");
        DatabaseConfig config = new DatabaseConfig();
        config.setDataSourceConfig(source);
        config.setRegister(true);
        config.setDefaultServer(true);
        config.addClass(Order.class);
        return DatabaseFactory.create(config);
    }
}
